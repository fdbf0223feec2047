import type { Notification } from '../../notification.ts'
import { clip } from '../../../lib/clip.ts'
import { counted, factsOf, headlineOf } from '../facts.ts'
import { fitting } from '../fitting.ts'
import { chartWords, sparkOf } from '../spark.ts'
import { codeBlock, discordTime, link, markdown } from './markdown.ts'

const COLOURS = { critical: 0xbf2227, warning: 0xf9a410, info: 0x0b62b8, resolved: 0x299fa3 }
const MOST_ALERTS = 10
/** Of the 6,000 that Discord takes of all texts together. */
const MOST = 3_500

/** An embed; whatever stands in it, nobody is mentioned. */
export function toDiscordMessage(notification: Notification): object {
  const { state, severity, links, startedAt } = notification
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: clip(markdown(clip(headlineOf(notification), 200)), 256),
        url: links.page,
        color: state === 'resolved' ? COLOURS.resolved : COLOURS[severity],
        description: descriptionOf(notification),
        fields: factsOf(notification, { time: discordTime, plain: markdown }).map(
          ({ name, text }) => ({ name, value: clip(text, 300), inline: true }),
        ),
        footer: { text: severity },
        timestamp: new Date(startedAt).toISOString(),
      },
    ],
  }
}

function descriptionOf(notification: Notification): string {
  const { summary, description } = notification
  const about = [
    markdown(clip(summary, 500)),
    ...(description === '' ? [] : [markdown(clip(description, 800))]),
    ...topIssue(notification),
    ...alerts(notification),
    ...chart(notification),
  ]
  // However much strangers wrote, what can be done about it stays.
  const last = links(notification)
  return `${fitting(about, MOST - last.length)}\n${last}`
}

function topIssue({ topIssue: issue }: Notification): string[] {
  if (!issue) return []
  const { title, culprit, events, url, line } = issue
  const code = line ? clip(line.code.trim(), 300) : ''
  return [
    `\n${link(url, clip(title, 250))}`,
    `${markdown(clip(culprit, 200))} · ${counted(events, 'event')}`,
    ...(line ? [markdown(`${clip(line.file, 200)}:${String(line.number)}`)] : []),
    ...(code === '' ? [] : [codeBlock(code)]),
  ]
}

function alerts({ alerts: all, more, reason }: Notification): string[] {
  if (all.length < 2 && reason !== 'digest') return []
  const lines = all
    .slice(0, MOST_ALERTS)
    .map(
      ({ state, rule, summary }) =>
        `${state === 'resolved' ? '✓' : '■'} ${markdown(clip(rule, 60))}  ${markdown(clip(summary, 80))}`,
    )
  const rest = more + Math.max(0, all.length - MOST_ALERTS)
  return [...lines, ...(rest > 0 ? [`and ${String(rest)} more`] : [])]
}

function chart({ chart: drawn }: Notification): string[] {
  if (!drawn || drawn.points.length < 2) return []
  return [`${sparkOf(drawn)} ${markdown(clip(chartWords(drawn), 200))}`]
}

function links({ links: { page, runbook, snooze } }: Notification): string {
  const snoozes = snooze.map(({ label, url }) => link(url, label)).join(' · ')
  return [
    link(page, 'Open alerts'),
    ...(runbook === null ? [] : [link(runbook, 'Runbook')]),
    ...(snoozes === '' ? [] : [`Snooze ${snoozes}`]),
  ].join(' · ')
}
