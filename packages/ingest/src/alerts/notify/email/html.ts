import { html, type Html } from '../../../lib/html.ts'
import type { Notification } from '../../notification.ts'
import { clip } from '../../../lib/clip.ts'
import { counted, factsOf, signOf, statusOf } from '../facts.ts'
import { chartWords } from '../spark.ts'
import { chartTable } from './chart-table.ts'

/** Background and text of the bar on top; each pair is read at 4.5:1 at least. */
const BARS = {
  critical: { back: '#bf2227', text: '#ffffff' },
  warning: { back: '#f9a410', text: '#241800' },
  info: { back: '#0b62b8', text: '#ffffff' },
  resolved: { back: '#0f6f75', text: '#ffffff' },
} as const

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const MONO = 'font-family:ui-monospace,Menlo,Consolas,monospace'

/** Of the dark, for clients that know it; others turn the colours around by themselves. */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #10161b !important; }
  .card { background: #182128 !important; border-color: #2d3a43 !important; }
  .text { color: #e8eef2 !important; }
  .soft { color: #a9b8c2 !important; }
  .code { background: #10161b !important; color: #e8eef2 !important; }
  .link { color: #7cc0ff !important; }
  .band { background: #33444f !important; }
  .line { background: #8a4145 !important; }
}`

/** Tables and styles in place: what mail clients of twenty years agree on. Text comes before all else. */
export function toMailHtml(notification: Notification): string {
  const { title, summary, description } = notification
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${clip(title, 150)}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body class="page" style="margin:0;padding:0;background:#eef2f5">
        <div style="display:none;max-height:0;overflow:hidden">
          ${statusOf(notification)}: ${clip(summary, 200)}
        </div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
          <tr>
            <td align="center" style="padding:12px">
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:600px;background:#ffffff;border:1px solid #d5dee4;${FONT}"
              >
                ${bar(notification)}
                ${cell(
                  html`<div
                      class="text"
                      style="font-size:20px;line-height:26px;font-weight:600;color:#16202a;word-break:break-word"
                    >
                      ${clip(title, 300)}
                    </div>
                    <div
                      class="text"
                      style="font-size:16px;line-height:23px;color:#16202a;padding-top:4px;word-break:break-word"
                    >
                      ${clip(summary, 500)}
                    </div>`,
                )}
                ${description === '' ? [] : cell(text(clip(description, 2_000)))}
                ${cell(facts(notification))} ${topIssue(notification)} ${chart(notification)}
                ${alerts(notification)} ${cell(links(notification))} ${foot(notification)}
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`.html
}

function bar(notification: Notification): Html {
  const { state, severity } = notification
  const { back, text: fore } = BARS[state === 'resolved' ? 'resolved' : severity]
  return html`<tr>
    <td
      bgcolor="${back}"
      style="padding:10px 16px;background:${back};color:${fore};font-size:15px;line-height:20px;font-weight:600"
    >
      ${signOf(notification)} ${statusOf(notification)} · ${severity}
    </td>
  </tr>`
}

function facts(notification: Notification): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0">
    ${factsOf(notification).map(
      ({ name, text: value }) =>
        html`<tr>
          <td
            class="soft"
            valign="top"
            style="padding:2px 14px 2px 0;font-size:14px;line-height:20px;color:#51626e;white-space:nowrap"
          >
            ${name}
          </td>
          <td
            class="text"
            style="padding:2px 0;font-size:14px;line-height:20px;color:#16202a;word-break:break-word"
          >
            ${value}
          </td>
        </tr>`,
    )}
  </table>`
}

function topIssue({ topIssue: issue }: Notification): Html | Html[] {
  if (!issue) return []
  const { title, culprit, events, users, url, line } = issue
  const counts = [counted(events, 'event'), ...(users > 0 ? [counted(users, 'user')] : [])]
  return cell(
    html`${link(url, clip(title, 300), 'font-size:15px;line-height:21px;font-weight:600')}
    ${soft(`${clip(culprit, 300)} · ${counts.join(', ')}`)}
    ${
      line
        ? html`<div
            class="code"
            style="margin-top:8px;padding:8px 10px;background:#eef2f5;color:#16202a;${MONO};font-size:13px;line-height:19px;word-break:break-word"
          >
            <span class="soft" style="color:#51626e">${clip(line.file, 200)}:${line.number}</span
            ><br />${clip(line.code.trim(), 400)}
          </div>`
        : []
    }`,
  )
}

function chart({ chart: drawn }: Notification): Html | Html[] {
  if (!drawn || drawn.points.length < 2) return []
  return cell(html`${chartTable(drawn)} ${soft(chartWords(drawn))}`)
}

function alerts({ alerts: all, more, reason }: Notification): Html | Html[] {
  if (all.length < 2 && reason !== 'digest') return []
  const lines = all.map(
    ({ state, rule, summary, url }) =>
      html`<div style="padding:3px 0">
        <span class="text" style="color:#16202a">${state === 'resolved' ? '✓' : '■'}</span>
        ${link(url, clip(rule, 100), 'font-size:14px;line-height:20px')}
        <span class="soft" style="font-size:14px;line-height:20px;color:#51626e"
          >${clip(summary, 200)}</span
        >
      </div>`,
  )
  return cell(html`${lines}${more > 0 ? soft(`and ${String(more)} more`) : []}`)
}

/** Buttons that a thumb meets; the rarer ones below as words. */
function links({ links: { page, runbook, snooze }, topIssue: issue }: Notification): Html {
  return html`<div>
      ${button(page, 'Open alerts')}${issue ? button(issue.url, 'Open issue') : []}${
        runbook === null ? [] : button(runbook, 'Runbook')
      }
    </div>
    ${
      snooze.length === 0
        ? []
        : html`<div class="soft" style="padding-top:8px;font-size:14px;color:#51626e">
            Snooze
            ${snooze.map(({ label, url }) =>
              link(
                url,
                label,
                'display:inline-block;padding:10px 8px;font-size:14px;line-height:20px',
              ),
            )}
          </div>`
    }`
}

function foot({ rule, project }: Notification): Html {
  return cell(soft(`Seismo, rule “${clip(rule, 100)}” of ${clip(project, 64)}`))
}

function button(url: string, label: string): Html {
  return html`<a
    href="${url}"
    style="display:inline-block;margin:4px 8px 4px 0;padding:11px 16px;background:#0b62b8;color:#ffffff;font-size:15px;line-height:20px;font-weight:600;text-decoration:none"
    >${label}</a
  >`
}

function link(url: string, label: string, style: string): Html {
  return html`<a href="${url}" class="link" style="color:#0b5cab;word-break:break-word;${style}"
    >${label}</a
  >`
}

function text(words: string): Html {
  const style =
    'font-size:15px;line-height:22px;color:#16202a;white-space:pre-line;word-break:break-word'
  // prettier-ignore -- line breaks around the words would show
  return html`<div class="text" style="${style}">${words}</div>`
}

function soft(words: string): Html {
  return html`<div
    class="soft"
    style="padding-top:3px;font-size:13px;line-height:18px;color:#51626e;word-break:break-word"
  >
    ${words}
  </div>`
}

function cell(content: Html): Html {
  return html`<tr>
    <td style="padding:12px 16px 4px">${content}</td>
  </tr>`
}

/** Our own style sheet, whose quotes and angles are its own. */
function raw(css: string): Html {
  return { html: css }
}
