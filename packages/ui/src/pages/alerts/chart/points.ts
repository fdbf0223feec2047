import { formatValue } from '../../../format/numbers.ts'
import { formatMinute } from '../../../format/time.ts'

export interface ChartPoint {
  at: number
  /** Null where nothing was measured: a gap, not a zero. */
  value: number | null
  threshold: number | null
  expected: { low: number; high: number } | null
}

/** The limit is always in sight: a line without it says nothing. */
export function topOf(points: readonly ChartPoint[]): number {
  return points.reduce(
    (top, { value, threshold, expected }) =>
      Math.max(top, (value ?? 0) * 1.1, (threshold ?? 0) * 1.25, (expected?.high ?? 0) * 1.1),
    0,
  )
}

export function rangesOf(points: readonly ChartPoint[]): ChartPoint['expected'][] {
  return points.map(({ expected }) => expected)
}

/** Follows the value: ` · limit 30 · expected 2–5`. */
export function pointTip({ threshold, expected }: ChartPoint): string {
  const limit = threshold === null ? '' : ` · limit ${formatValue(threshold)}`
  return `${limit}${expected === null ? '' : ` · expected ${rangeWords(expected)}`}`
}

export const TABLE_COLUMNS = ['Time', 'Value', 'Limit', 'Expected'] as const

export function tableRows(points: readonly ChartPoint[]): string[][] {
  return points.map(({ at, value, threshold, expected }) => [
    formatMinute(at),
    value === null ? 'no data' : formatValue(value),
    threshold === null ? '' : formatValue(threshold),
    expected === null ? '' : rangeWords(expected),
  ])
}

function rangeWords({ low, high }: { low: number; high: number }): string {
  return `${formatValue(low)}–${formatValue(high)}`
}
