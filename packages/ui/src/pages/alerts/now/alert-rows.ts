import type { ActiveAlert, RuleStatus } from '@seismo/ingest/api'

/** One alert on the page, and the rule that it is of. */
export interface AlertRow {
  status: RuleStatus
  alert: ActiveAlert
}

export type Standing = 'firing' | 'pending' | 'silenced'

export interface Standings {
  rows: Record<Standing, AlertRow[]>
  /** With those that are not listed. */
  counts: Record<Standing, number>
}

/** What stands now, the most severe and then the longest first. */
export function standingsOf(statuses: readonly RuleStatus[]): Standings {
  const all = statuses
    .flatMap((status) => status.alerts.map((alert) => ({ status, alert })))
    .toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || a.alert.since - b.alert.since)
  const rows = {
    firing: all.filter(({ alert }) => standingOf(alert) === 'firing'),
    pending: all.filter(({ alert }) => standingOf(alert) === 'pending'),
    silenced: all.filter(({ alert }) => standingOf(alert) === 'silenced'),
  }
  const counts = {
    firing: rows.firing.length,
    pending: rows.pending.length,
    silenced: rows.silenced.length,
  }
  // Those beyond the list are no worse than its last.
  for (const { alerts, more } of statuses) {
    const last = alerts.at(-1)
    if (last !== undefined) counts[standingOf(last)] += more
  }
  return { rows, counts }
}

/** Held back by a person or by another alert, it is not what is to be looked at. */
function standingOf({ state, silencedBy, inhibitedBy }: ActiveAlert): Standing {
  return silencedBy.length > 0 || inhibitedBy !== null ? 'silenced' : state
}

const URGENCY = { critical: 0, warning: 1, info: 2 } as const

function urgencyOf({ status }: AlertRow): number {
  return URGENCY[status.rule.severity ?? 'warning']
}
