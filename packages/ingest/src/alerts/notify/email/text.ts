import type { Notification } from '../../notification.ts'
import { clip, oneLine } from '../../../lib/clip.ts'
import { counted, factsOf, headlineOf } from '../facts.ts'
import { chartWords, sparkOf } from '../spark.ts'

/** The part of a mail for readers and watches that show no HTML. */
export function toMailText(notification: Notification): string {
  const { summary, description, severity } = notification
  const parts = [
    `${headlineOf(notification)} (${severity})\n${oneLine(summary, 500)}`,
    clip(description, 2_000),
    factsOf(notification)
      .map(({ name, text }) => `${name}: ${oneLine(text, 300)}`)
      .join('\n'),
    topIssue(notification),
    alerts(notification),
    chart(notification),
    links(notification),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function topIssue({ topIssue: issue }: Notification): string {
  if (!issue) return ''
  const { title, culprit, events, line, url } = issue
  return [
    oneLine(title, 300),
    `${oneLine(culprit, 300)}, ${counted(events, 'event')}`,
    ...(line
      ? [`${oneLine(line.file, 200)}:${String(line.number)}`, `    ${oneLine(line.code, 300)}`]
      : []),
    url,
  ].join('\n')
}

function alerts({ alerts: all, more, reason }: Notification): string {
  if (all.length < 2 && reason !== 'digest') return ''
  const lines = all.map(
    ({ state, rule, summary }) =>
      `${state === 'resolved' ? '✓' : '■'} ${oneLine(rule, 100)}: ${oneLine(summary, 200)}`,
  )
  return [...lines, ...(more > 0 ? [`and ${String(more)} more`] : [])].join('\n')
}

function chart({ chart: drawn }: Notification): string {
  if (!drawn || drawn.points.length < 2) return ''
  return `${sparkOf(drawn, 40)}\n${chartWords(drawn)}`
}

function links({ links: { page, runbook, snooze } }: Notification): string {
  return [
    `Open alerts: ${page}`,
    ...(runbook === null ? [] : [`Runbook: ${runbook}`]),
    ...snooze.map(({ label, url }) => `Snooze ${label}: ${url}`),
  ].join('\n')
}
