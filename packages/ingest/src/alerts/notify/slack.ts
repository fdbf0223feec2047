import type { Message } from '../message.ts'

const COLOURS = {
  critical: '#bf2227',
  warning: '#f9a410',
  info: '#0b62b8',
  resolved: '#299fa3',
} as const

/** Slack's incoming-webhook form: `text` for the notification, blocks for the channel. */
export function toSlackBody(message: Message): object {
  const resolved = message.state === 'resolved'
  const title = `${resolved ? '✓ Resolved' : '■ Firing'}: ${message.rule}`
  return {
    text: `${title}. ${message.summary}`.slice(0, 3_000),
    attachments: [
      {
        color: resolved ? COLOURS.resolved : COLOURS[message.severity],
        blocks: [
          section(`*${mrkdwn(title)}*\n${mrkdwn(message.summary)}`),
          ...topIssue(message),
          links(message),
        ],
      },
    ],
  }
}

function topIssue({ topIssue: issue }: Message): object[] {
  if (!issue) return []
  const events = `${String(issue.events)} ${issue.events === 1 ? 'event' : 'events'}`
  return [section(`<${issue.url}|${mrkdwn(issue.title)}>\n${mrkdwn(issue.culprit)} · ${events}`)]
}

function links({ url, runbook, severity }: Message): object {
  const parts = [
    `<${url}|Open alerts>`,
    ...(runbook === null ? [] : [`<${runbook}|Runbook>`]),
    severity,
  ]
  return { type: 'context', elements: [{ type: 'mrkdwn', text: parts.join(' · ') }] }
}

function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: text.slice(0, 3_000) } }
}

/** Slack's three control characters; an error's message could otherwise make links and mentions. */
function mrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
