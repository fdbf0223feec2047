import type { ExploreAnswer } from '@seismo/ingest/api'

export interface Bin {
  /** Null of zero and below. */
  lower: number | null
  upper: number
}

export interface Binned extends Bin {
  n: number
}

/** Bins of an answer, from the lowest to the highest with none left out between them. */
export function binsOf({ columns, rows }: ExploreAnswer): Binned[] {
  const [lower, upper, value] = ['lower', 'upper']
    .map((name) => placeOf(columns, name))
    .concat(columns.findIndex(({ is }) => is === 'value'))
  return foldBins(
    rows.map((row) => ({
      lower: row[lower ?? -1] === null ? null : Number(row[lower ?? -1]),
      upper: Number(row[upper ?? -1]),
      n: Number(row[value ?? -1]),
    })),
  )
}

/** The same bins added up, with those between that hold nothing. */
export function foldBins(binned: readonly Binned[]): Binned[] {
  const sums = new Map<number | null, Binned>()
  for (const { lower, upper, n } of binned) {
    const key = lower === null ? null : indexOf(lower)
    const known = sums.get(key)
    if (known !== undefined) known.n += n
    else sums.set(key, { ...binAt(key, upper), n })
  }
  const indexes = [...sums.keys()].filter((key) => key !== null)
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)]
  const between =
    indexes.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
  const zero = sums.get(null)
  return [
    ...(zero === undefined ? [] : [zero]),
    ...between.map((index) => sums.get(index) ?? { ...binAt(index, 2 ** ((index + 1) / 4)), n: 0 }),
  ]
}

/** Of a bin by its lower end: four to each doubling. */
export function indexOf(lower: number): number {
  return Math.round(Math.log2(lower) * 4)
}

function binAt(index: number | null, upper: number): Bin {
  return { lower: index === null ? null : 2 ** (index / 4), upper }
}

function placeOf(columns: ExploreAnswer['columns'], name: string): number {
  return columns.findIndex((column) => column.name === name)
}
