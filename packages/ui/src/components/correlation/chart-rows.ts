import type { Correlations, Finding } from '@seismo/ingest/api'
import { valueWords } from './value-words.ts'

export interface ChartRow {
  key: string
  name: string
  /** Undefined for the signal itself. */
  kind: Finding['kind'] | undefined
  /** Beside the name: whose it is. */
  labels: string
  unit: string
  points: readonly (number | null)[]
}

export interface ShownGrid {
  from: number
  stepMs: number
  count: number
}

type Signal = Correlations['signal']

/** A glance takes in no more. */
const MOST_ROWS = 6
/** What lies before and after both windows, so that their edges are seen for what they are. */
const MARGIN = 0.15

/** The signal and, under it, what can be drawn of what moved with it: the same buckets for all. */
export function chartRows({ signal, items }: Pick<Correlations, 'signal' | 'items'>): {
  grid: ShownGrid
  rows: ChartRow[]
} {
  const { first, count } = shownBuckets(signal)
  const shown = (points: readonly (number | null)[]) => points.slice(first, first + count)
  const { title, unit } = signal
  return {
    grid: { from: signal.from + first * signal.stepMs, stepMs: signal.stepMs, count },
    rows: [
      {
        ...{ key: 'signal', name: title, kind: undefined, labels: '', unit },
        points: shown(signal.points),
      },
      ...items
        .flatMap((item, index) => candidateRow(item, index) ?? [])
        .slice(0, MOST_ROWS)
        .map((row) => ({ ...row, points: shown(row.points) })),
    ],
  }
}

/** `14:05 … 61/min, db_pool_wait 2.4 s`: what a picture says at one moment. */
export function momentWords(rows: readonly ChartRow[], index: number): string {
  return rows
    .map(({ name, points, unit }) => {
      const value = points[index] ?? null
      return `${name} ${value === null ? 'no data' : valueWords(value, unit)}`
    })
    .join(', ')
}

/** From zero, unless all of it lies far above: then a small change would be no line but a wall. */
export function rangeOf(points: readonly (number | null)[]): { low: number; high: number } {
  const seen = points.filter((value) => value !== null)
  const low = seen.reduce((min, value) => Math.min(min, value), Infinity)
  const high = seen.reduce((max, value) => Math.max(max, value), -Infinity)
  if (seen.length === 0) return { low: 0, high: 1 }
  if (low >= 0 && low <= high / 2) return { low: 0, high: high === 0 ? 1 : high }
  if (low === high) return low > 0 ? { low: 0, high } : { low, high: 0 }
  const margin = (high - low) * 0.1
  return { low: low - margin, high: high + margin }
}

function candidateRow(
  { kind, name, labels, evidence }: Finding,
  index: number,
): ChartRow | undefined {
  if (evidence.is !== 'metric' && evidence.is !== 'request') return undefined
  if (!evidence.points.some((value) => value !== null)) return undefined
  const unit = evidence.is === 'metric' ? evidence.unit : 'failed'
  // Two of one name may be on the list: their place in it tells them apart.
  const key = `${index} ${name}`
  return { key, name, kind, labels: Object.values(labels).join(' '), unit, points: evidence.points }
}

function shownBuckets({ window, baseline, from, stepMs, points }: Signal): {
  first: number
  count: number
} {
  const start = Math.min(window.from, baseline.from)
  const end = Math.max(window.to, baseline.to)
  const margin = (end - start) * MARGIN
  const bucket = (at: number) =>
    Math.min(points.length, Math.max(0, Math.floor((at - from) / stepMs)))
  const first = bucket(start - margin)
  const count = bucket(end + margin) - first
  return count > 1 ? { first, count } : { first: 0, count: points.length }
}
