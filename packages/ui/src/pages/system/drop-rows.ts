import type { Outcome } from '@seismo/ingest/api'

export interface DropRow {
  kind: string
  reason: string
  /** Who left it out: the service, or the page, which never sent it. */
  by: 'service' | 'page'
  n: number
}

/** What was left out, by whom and why, the most frequent first. */
export function toDropRows(outcomes: readonly Outcome[]): DropRow[] {
  const rows = new Map<string, DropRow>()
  for (const { kind, outcome, reason, n } of outcomes) {
    if (outcome !== 'dropped' && outcome !== 'client-dropped') continue
    const by = outcome === 'dropped' ? 'service' : 'page'
    const key = JSON.stringify([by, kind, reason])
    rows.set(key, { kind, reason, by, n: (rows.get(key)?.n ?? 0) + n })
  }
  return [...rows.values()].toSorted(
    (a, b) => b.n - a.n || a.kind.localeCompare(b.kind) || a.reason.localeCompare(b.reason),
  )
}
