import type { Outcome } from '@seismo/ingest/api'

export interface Counts {
  received: number
  stored: number
  dropped: number
  clientDropped: number
}

export interface KindRow extends Counts {
  kind: string
  /** Received with nothing said of what became of it; below zero, more became of it than came. */
  open: number
}

const COLUMNS = {
  received: 'received',
  stored: 'stored',
  dropped: 'dropped',
  'client-dropped': 'clientDropped',
} as const satisfies Record<Outcome['outcome'], keyof Counts>

/** The ledger by kind of item, the most frequent first. */
export function toKindRows(outcomes: readonly Outcome[]): KindRow[] {
  return [...Map.groupBy(outcomes, ({ kind }) => kind)]
    .map(([kind, lines]) => {
      const counts = countsOf(lines)
      return { kind, ...counts, open: counts.received - counts.stored - counts.dropped }
    })
    .toSorted((a, b) => b.received - a.received || a.kind.localeCompare(b.kind))
}

export function countsOf(outcomes: readonly Outcome[]): Counts {
  const counts = { received: 0, stored: 0, dropped: 0, clientDropped: 0 }
  for (const { outcome, n } of outcomes) counts[COLUMNS[outcome]] += n
  return counts
}
