/** Of one series, oldest first; a NaN among them ends what was before it (a stale marker). */
export interface Samples {
  /** Epoch milliseconds. */
  times: Float64Array
  values: Float64Array
  /** How many of both are meant: a reader uses its arrays again. */
  length: number
}

/** Of neighbours, by the first of them: how often the series is measured. */
export function spacingOf({ times, length }: Samples): number {
  const first = Math.min(length - 1, MEASURED)
  if (first < 1) return DEFAULT_SPACING_MS
  const gaps = Array.from({ length: first }, (_, n) => at(times, n + 1) - at(times, n))
  gaps.sort((a, b) => a - b)
  return gaps[first >> 1] || DEFAULT_SPACING_MS
}

/** What is farther apart than so many times the usual was not measured in between. */
export const GAP = 2.5

const MEASURED = 31
const DEFAULT_SPACING_MS = 60_000

/** `noUncheckedIndexedAccess` is about holes, of which these arrays have none. */
export function at(values: Float64Array, index: number): number {
  return values[index] ?? NaN
}
