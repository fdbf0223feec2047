import type { Notification } from '../../notification.ts'
import { clip } from '../../../lib/clip.ts'
import { counted, factsOf, headlineOf } from '../facts.ts'
import { fitting } from '../fitting.ts'
import { chartWords, sparkOf } from '../spark.ts'
import { codeBlock, link, mrkdwn, notLinked, slackTime } from './mrkdwn.ts'

const COLOURS = {
  critical: '#bf2227',
  warning: '#f9a410',
  info: '#0b62b8',
  resolved: '#299fa3',
} as const

/** Slack takes 50; a phone shows the first few. */
const MOST_ALERTS = 10

/** Addresses in what strangers wrote are not fetched and shown. */
export const NOTHING_FETCHED = { unfurl_links: false, unfurl_media: false } as const

/** What both an incoming webhook and a bot send: `text` for the lock screen, blocks for the channel. */
export function toSlackMessage(notification: Notification): object {
  const { state, severity, summary } = notification
  const headline = headlineOf(notification)
  return {
    text: notLinked(clip(`${headline}. ${summary}`, 2_000)),
    ...NOTHING_FETCHED,
    attachments: [
      {
        color: state === 'resolved' ? COLOURS.resolved : COLOURS[severity],
        fallback: clip(headline, 500),
        blocks: [
          section(`*${mrkdwn(clip(headline, 500))}*\n${mrkdwn(clip(summary, 1_000))}`),
          ...description(notification),
          ...facts(notification),
          ...topIssue(notification),
          ...alerts(notification),
          ...chart(notification),
          links(notification),
        ],
      },
    ],
  }
}

function description({ description: text }: Notification): object[] {
  return text === '' ? [] : [section(mrkdwn(clip(text, 2_000)))]
}

function facts(notification: Notification): object[] {
  const lines = factsOf(notification, { time: slackTime, plain: mrkdwn }).map(
    ({ name, text }) => `*${name}* ${text}`,
  )
  return [section(lines.join('\n'))]
}

function topIssue({ topIssue: issue }: Notification): object[] {
  if (!issue) return []
  const { title, culprit, events, users, url, line } = issue
  const counts = [counted(events, 'event'), ...(users > 0 ? [counted(users, 'user')] : [])]
  const place = line ? `\n${mrkdwn(clip(line.file, 200))}:${String(line.number)}` : ''
  const code = line && line.code.trim() !== '' ? `\n${codeBlock(line.code.trim())}` : ''
  const about = `${mrkdwn(clip(culprit, 300))} · ${counts.join(', ')}`
  return [section(fitting([link(url, clip(title, 300)), `${about}${place}`, code.trim()], 3_000))]
}

function alerts({ alerts: all, more, reason }: Notification): object[] {
  if (all.length < 2 && reason !== 'digest') return []
  const lines = all
    .slice(0, MOST_ALERTS)
    .map(
      ({ state, rule, summary, url }) =>
        `${state === 'resolved' ? '✓' : '■'} ${link(url, clip(rule, 100))} ${mrkdwn(clip(summary, 150))}`,
    )
  const rest = more + Math.max(0, all.length - MOST_ALERTS)
  return [section(fitting([...lines, ...(rest > 0 ? [`and ${String(rest)} more`] : [])], 3_000))]
}

function chart({ chart: drawn }: Notification): object[] {
  if (!drawn || drawn.points.length < 2) return []
  return [context(`\`${sparkOf(drawn)}\` ${mrkdwn(clip(chartWords(drawn), 300))}`)]
}

function links({ links: { page, runbook, snooze }, severity }: Notification): object {
  const snoozes = snooze.map(({ label, url }) => link(url, label)).join(' · ')
  return context(
    [
      link(page, 'Open alerts'),
      ...(runbook === null ? [] : [link(runbook, 'Runbook')]),
      ...(snoozes === '' ? [] : [`Snooze ${snoozes}`]),
      severity,
    ].join(' · '),
  )
}

function section(text: string): object {
  // Verbatim: bare addresses, channels and names in it stay text.
  return { type: 'section', text: { type: 'mrkdwn', verbatim: true, text: clip(text, 3_000) } }
}

function context(text: string): object {
  const element = { type: 'mrkdwn', verbatim: true, text: clip(text, 3_000) }
  return { type: 'context', elements: [element] }
}
