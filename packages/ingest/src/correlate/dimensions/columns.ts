import type { DimensionRow, DimensionTable } from '../dimensions.ts'

/**
 * Of one key, those with most hits of the rise, as codes from 1 on; code 0 is what is not known, and the
 * rest. A finding has a good part of all hits, so it is among the first few.
 */
const MOST_VALUES = 50

export interface Column {
  key: string
  /** By code; the first is no value. */
  values: readonly string[]
  /** The code of each row. */
  codes: Uint8Array
  /** Told by a table before: it is of interest only together with another. */
  isKnown: boolean
}

/** A table by its columns: what is counted thousands of times is arrays of numbers. */
export interface Columns {
  of: readonly Column[]
  before: { hits: Float64Array; total: Float64Array }
  during: { hits: Float64Array; total: Float64Array }
  /** Hits are as many as were read; each stands for so many. */
  oneIn: number
}

/** Hits as they were read: what they stand for would look surer than it is. */
export function toColumns(
  { keys, rows, oneIn = 1 }: DimensionTable,
  known: ReadonlySet<string> = new Set(),
): Columns {
  return {
    of: keys.map((key, index) => ({
      ...toColumn(key, { rows, index }),
      isKnown: known.has(key),
    })),
    oneIn,
    before: {
      hits: Float64Array.from(rows, (row) => row.before.hits / oneIn),
      total: Float64Array.from(rows, (row) => row.before.total),
    },
    during: {
      hits: Float64Array.from(rows, (row) => row.during.hits / oneIn),
      total: Float64Array.from(rows, (row) => row.during.total),
    },
  }
}

function toColumn(
  key: string,
  { rows, index }: { rows: readonly DimensionRow[]; index: number },
): Omit<Column, 'isKnown'> {
  const values = mostFrequent(rows, index)
  const codeOf = new Map(values.map((value, code) => [value, code + 1]))
  return {
    key,
    values: ['', ...values],
    codes: Uint8Array.from(rows, ({ values: of }) => codeOf.get(of[index] ?? '') ?? 0),
  }
}

function mostFrequent(rows: readonly DimensionRow[], index: number): string[] {
  const counts = new Map<string, number>()
  for (const { values, during } of rows) {
    const value = values[index] ?? ''
    if (value !== '' && during.hits > 0) counts.set(value, (counts.get(value) ?? 0) + during.hits)
  }
  const values = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return values.slice(0, MOST_VALUES).map(([value]) => value)
}
