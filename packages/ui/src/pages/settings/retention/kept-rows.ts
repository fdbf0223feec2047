import type { System } from '@seismo/ingest/api'

type Table = NonNullable<System['tables']>[number]

interface KeptRow {
  /** Null where rows stay for good. */
  days: number | null
  names: string[]
  bytes: number
  /** Of those that can be foreseen; null where none can. */
  forecastBytes: number | null
}

/** Tables that are kept alike as one, what goes first first. */
export function keptRows(
  tables: readonly Pick<Table, 'name' | 'bytes' | 'keptDays' | 'forecastBytes'>[],
): KeptRow[] {
  const rows = [...Map.groupBy(tables, ({ keptDays }) => keptDays)].map(([days, group]) => {
    const foreseen = group.flatMap(({ forecastBytes }) => forecastBytes ?? [])
    return {
      days,
      names: group.map(({ name }) => name).toSorted(),
      bytes: sum(group.map(({ bytes }) => bytes)),
      forecastBytes: foreseen.length === 0 ? null : sum(foreseen),
    }
  })
  return rows.toSorted((a, b) => (a.days ?? Infinity) - (b.days ?? Infinity))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
