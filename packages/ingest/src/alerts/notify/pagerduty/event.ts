import type { Notification } from '../../notification.ts'
import { clip, oneLine } from '../../../lib/clip.ts'
import { factsOf } from '../facts.ts'

/** Our three, in PagerDuty's four words; nothing we send is its `error`. */
const SEVERITY = { critical: 'critical', warning: 'warning', info: 'info' } as const

/** An event of the Events API v2. `dedup_key` makes all of an incident one, however often it is sent. */
export function toPagerDutyEvent(notification: Notification, routingKey: string): object {
  const event = { routing_key: routingKey, dedup_key: oneLine(notification.key, 255) }
  if (notification.state === 'resolved') return { ...event, event_action: 'resolve' }
  if (notification.reason === 'acknowledged') return { ...event, event_action: 'acknowledge' }
  const { title, summary, severity, project, rule, kind, startedAt, links } = notification
  return {
    ...event,
    event_action: 'trigger',
    client: 'Seismo',
    client_url: links.page,
    payload: {
      summary: oneLine(`${title}: ${summary}`, 1_024),
      source: oneLine(project, 255),
      severity: SEVERITY[severity],
      timestamp: new Date(startedAt).toISOString(),
      component: oneLine(rule, 255),
      group: oneLine(notification.labels.release ?? project, 255),
      class: kind,
      custom_details: detailsOf(notification),
    },
    links: linksOf(notification),
  }
}

function detailsOf(notification: Notification): Record<string, unknown> {
  const { topIssue: issue, alerts, more, labels, description, figures } = notification
  return {
    ...(description !== '' && { description: clip(description, 2_000) }),
    ...Object.fromEntries(factsOf(notification).map(({ name, text }) => [name, text])),
    observed: figures.observed,
    ...(figures.expected !== null && { expected: figures.expected }),
    ...(figures.threshold !== null && { threshold: figures.threshold }),
    ...(issue && {
      top_issue: clip(`${issue.title} (${issue.culprit})`, 500),
      ...(issue.line && {
        line: clip(
          `${issue.line.file}:${String(issue.line.number)}  ${issue.line.code.trim()}`,
          500,
        ),
      }),
    }),
    labels,
    ...(alerts.length > 1 && {
      alerts: alerts.map(({ rule, summary }) => clip(`${rule}: ${summary}`, 300)),
      more,
    }),
  }
}

function linksOf({ links, topIssue: issue }: Notification): object[] {
  return [
    { href: links.page, text: 'Open alerts' },
    ...(issue ? [{ href: issue.url, text: clip(issue.title, 200) }] : []),
    ...(links.runbook === null ? [] : [{ href: links.runbook, text: 'Runbook' }]),
    ...links.snooze.map(({ label, url }) => ({ href: url, text: `Snooze ${label}` })),
  ]
}
