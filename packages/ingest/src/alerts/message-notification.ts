import type { Message } from './message.ts'
import type { Notification } from './notification.ts'

/** What channels are given of a message. */
export function toNotification(message: Message): Notification {
  const { state, incident, rule, project, severity, summary, topIssue, runbook, url } = message
  return {
    ...{ key: incident, state, rule, project, severity, summary, kind: 'threshold' },
    ...{ startedAt: message.startedAt, endedAt: message.endedAt, title: rule, description: '' },
    revision: state === 'firing' ? 1 : 2,
    reason: state === 'firing' ? 'new' : 'resolved',
    labels: {},
    owner: null,
    figures: {
      value: message.value,
      threshold: message.above,
      expected: null,
      observed: message.errors,
      exposure: null,
      unit: '',
    },
    since: null,
    affected: { users: null, sessions: null },
    topIssue: topIssue && { ...topIssue, id: '', shortId: '', line: null, users: 0 },
    moved: [],
    chart: null,
    links: { page: url, runbook, snooze: [] },
    alerts: [],
    more: 0,
  }
}
