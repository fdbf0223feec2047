import type { Notification } from '../../notification.ts'

/** A generic webhook's body, in the envelope of Standard Webhooks: type, timestamp, data. */
export function toWebhookBody(notification: Notification): object {
  const { state, figures, key, links, summary, rule, project, severity } = notification
  return {
    type: `alert.${state}`,
    timestamp: new Date(notification.endedAt ?? notification.startedAt).toISOString(),
    data: {
      ...notification,
      // As it was before there were labels and charts.
      ...{ state, rule, severity, summary, project, incident: key },
      ...{ value: figures.value, above: figures.threshold, errors: figures.observed },
      ...{ runbook: links.runbook, url: links.page },
    },
  }
}
