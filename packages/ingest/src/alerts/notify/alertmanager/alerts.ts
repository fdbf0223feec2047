import type { GroupedAlert, Notification } from '../../notification.ts'
import { clip } from '../../../lib/clip.ts'
import type { AlertmanagerSettings } from './settings.ts'

/** By it our own receiver knows again what it sent itself. */
export const SOURCE = 'seismo'

export interface PostedAlert {
  labels: Record<string, string>
  annotations: Record<string, string>
  startsAt: string
  /** In the future while it fires: it then resolves by itself once we are gone. */
  endsAt: string
  generatorURL: string
}

interface Moment {
  at: number
  /** How long it fires without our saying so again. */
  validMs: number
}

/**
 * Each alert of the group as one of Alertmanager's, which groups them anew by its own routes. Labels
 * hold nothing that changes while it fires, for they are what it is told apart by.
 */
export function toPostedAlerts(
  notification: Notification,
  { labels: external }: Pick<AlertmanagerSettings, 'labels'>,
  { at, validMs }: Moment,
): PostedAlert[] {
  return alertsOf(notification).map((alert) => ({
    labels: {
      ...named(external),
      ...named(alert.labels),
      alertname: clip(alert.rule, 200),
      project: clip(notification.project, 200),
      severity: notification.severity,
      source: SOURCE,
    },
    annotations: annotationsOf(notification, alert),
    startsAt: new Date(alert.startedAt).toISOString(),
    endsAt: new Date(alert.endedAt ?? at + validMs).toISOString(),
    generatorURL: alert.url,
  }))
}

function alertsOf({ alerts, ...whole }: Notification): readonly GroupedAlert[] {
  if (alerts.length === 0) return [{ ...whole, url: whole.links.page }]
  // What is over has ended, whatever its alerts still say.
  return whole.state === 'firing'
    ? alerts
    : alerts.map((alert) => ({ ...alert, endedAt: alert.endedAt ?? whole.endedAt }))
}

function annotationsOf(notification: Notification, alert: GroupedAlert): Record<string, string> {
  const { description, links, owner, topIssue: issue, key } = notification
  const line = issue?.line
  const given = {
    summary: clip(alert.summary, 500),
    description: clip(description, 2_000),
    runbook_url: links.runbook ?? '',
    owner: owner ?? '',
    incident: key,
    top_issue: issue ? clip(`${issue.title} (${issue.culprit})`, 500) : '',
    top_issue_url: issue?.url ?? '',
    line: line ? clip(`${line.file}:${String(line.number)}  ${line.code.trim()}`, 500) : '',
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
}

/** Labels of Alertmanager 0.2x are letters, digits and `_`; ours may have dots and dashes. */
function named(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name.replace(/\W/g, '_'), clip(value, 500)]),
  )
}
