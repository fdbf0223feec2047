import type { Notification } from '../../notification.ts'
import { clip } from '../../../lib/clip.ts'
import { counted, factsOf, headlineOf } from '../facts.ts'
import { chartWords, sparkOf } from '../spark.ts'

const COLOURS = { critical: 'attention', warning: 'warning', info: 'accent' } as const
/** Teams takes 28 kB; the card stays far below whatever is in it. */
const MOST_ALERTS = 10

/**
 * An Adaptive Card as the workflow of an incoming webhook wants it. Text runs, unlike text blocks, know
 * no Markdown: what strangers wrote stays text.
 */
export function toTeamsMessage(notification: Notification): object {
  const { state, severity, summary, description } = notification
  const color = state === 'resolved' ? 'good' : COLOURS[severity]
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      text([run(clip(headlineOf(notification), 500), { weight: 'bolder', size: 'medium', color })]),
      text([run(clip(summary, 500))]),
      ...(description === '' ? [] : [text([run(clip(description, 2_000))])]),
      ...factsOf(notification).map(({ name, text: value }) =>
        text([run(`${name}  `, { weight: 'bolder' }), run(value)], 'none'),
      ),
      ...topIssue(notification),
      ...alerts(notification),
      ...chart(notification),
    ],
    actions: actionsOf(notification),
  }
  return {
    type: 'message',
    summary: clip(`${headlineOf(notification)}. ${summary}`, 300),
    attachments: [
      { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card },
    ],
  }
}

function topIssue({ topIssue: issue }: Notification): object[] {
  if (!issue) return []
  const { title, culprit, events, line } = issue
  const place = line && `${clip(line.file, 200)}:${String(line.number)}`
  return [
    text([run(clip(title, 300), { weight: 'bolder' })]),
    text([run(`${clip(culprit, 300)} · ${counted(events, 'event')}`, { isSubtle: true })], 'none'),
    ...(line && place !== null
      ? [text([run(`${place}  ${clip(line.code.trim(), 300)}`, { fontType: 'monospace' })], 'none')]
      : []),
  ]
}

function alerts({ alerts: all, more, reason }: Notification): object[] {
  if (all.length < 2 && reason !== 'digest') return []
  const lines = all.slice(0, MOST_ALERTS).map(({ state, rule, summary }) => {
    const sign = state === 'resolved' ? '✓' : '■'
    return text([run(`${sign} ${clip(rule, 100)}  ${clip(summary, 150)}`)], 'none')
  })
  const rest = more + Math.max(0, all.length - MOST_ALERTS)
  return [...lines, ...(rest > 0 ? [text([run(`and ${String(rest)} more`)], 'none')] : [])]
}

function chart({ chart: drawn }: Notification): object[] {
  if (!drawn || drawn.points.length < 2) return []
  const words = clip(chartWords(drawn), 300)
  return [text([run(`${sparkOf(drawn)}  `), run(words, { isSubtle: true, size: 'small' })])]
}

/** A phone shows the first few; the rest is behind three dots. */
function actionsOf({ links, topIssue: issue }: Notification): object[] {
  return [
    open('Open alerts', links.page),
    ...(issue ? [open('Open issue', issue.url)] : []),
    ...(links.runbook === null ? [] : [open('Runbook', links.runbook)]),
    ...links.snooze.map(({ label, url }) => ({
      ...open(`Snooze ${label}`, url),
      mode: 'secondary',
    })),
  ]
}

function open(title: string, url: string): object {
  return { type: 'Action.OpenUrl', title, url }
}

function run(words: string, style: object = {}): object {
  return { type: 'TextRun', text: words, ...style }
}

function text(inlines: object[], spacing = 'default'): object {
  return { type: 'RichTextBlock', spacing, inlines }
}
