import type { GroupedAlert, Notification } from '../notification.ts'
import { clip } from '../../lib/clip.ts'
import { counted } from './facts.ts'

/** A channel that could not deliver, and what it did not. */
export interface Failure {
  name: string
  since: number
  endedAt: number | null
  /** What the channel said last. */
  detail: string
  /** The last of them that this process knows, oldest first. */
  lost: Notification[]
  losses: number
  /** Of the last of them. */
  project: string
  isCritical: boolean
}

const MOST_ALERTS = 10

export function failureNotice(
  { name, since, endedAt, detail, lost, losses, project, isCritical }: Failure,
  revision: number,
  origin: string,
): Notification {
  const last = lost.at(-1)
  const undelivered = `${counted(losses, 'message')} undelivered`
  const words = last ? `, last: ${clip(`${last.title}: ${last.summary}`, 300)}` : ''
  const shown = lost.slice(-MOST_ALERTS).toReversed()
  return {
    ...{ key: `channel-fails/${name}/${String(since)}`, revision, project },
    state: endedAt === null ? 'firing' : 'resolved',
    reason: reasonOf(endedAt, revision),
    title: `Alert channel ${name} fails`,
    summary:
      endedAt === null ? `${detail}; ${undelivered}${words}` : `It works again; ${undelivered}`,
    description: '',
    severity: isCritical ? 'critical' : 'warning',
    labels: { alertname: 'Alert channel fails', receiver: name },
    kind: last?.kind ?? 'threshold',
    ...{ rule: 'Alert channels', owner: null, moved: [], chart: null, topIssue: null, since: null },
    figures: {
      ...{ value: losses, threshold: null, expected: 0, observed: losses },
      ...{ exposure: null, unit: 'messages' },
    },
    ...{ startedAt: since, endedAt, affected: { users: null, sessions: null } },
    links: { page: `${origin}/p/${encodeURIComponent(project)}/alerts`, runbook: null, snooze: [] },
    alerts: shown.map(toAlert),
    more: losses - shown.length,
  }
}

function reasonOf(endedAt: number | null, revision: number): Notification['reason'] {
  if (endedAt !== null) return 'resolved'
  return revision === 1 ? 'new' : 'joined'
}

function toAlert(lost: Notification): GroupedAlert {
  const { state, title, labels, summary, startedAt, endedAt, links } = lost
  return { state, rule: title, labels, summary, startedAt, endedAt, url: links.page }
}
