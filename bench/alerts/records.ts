/**
 * Where a series of values does what it never did: one of six statistics passes all that it was before, by
 * a share of the width of its own 5th to 95th percentile. It looks back alone, and has one configuration.
 */
export function records(values: readonly number[]): boolean[] {
  const isRecord = values.map(() => false)
  for (const { of, by } of STATISTICS) {
    const series = of(values)
    let highest = Infinity
    let width = 1
    for (const [n, value] of series.entries()) {
      if (n >= LEAST_SEEN && n % WIDTH_EVERY === 0) width = widthOf(series.slice(lastOf(n), n))
      if (n >= LEAST_SEEN && value > highest + by * width) isRecord[n] = true
      highest = n === 0 ? value : Math.max(highest, value)
    }
  }
  return isRecord
}

interface Statistic {
  of: (values: readonly number[]) => number[]
  /** How far beyond all before, as a share of its width. */
  by: number
}

const LEAST_SEEN = 48
const WIDTH_EVERY = 24
const WIDTH_OF = 8_064
const HOURS_3 = 36
const HOURS_12 = 144

/** As shares were chosen on all 47 series: see decision 19 for what that says, and what it does not. */
const STATISTICS: readonly Statistic[] = [
  { of: nearest, by: 0.05 },
  { of: (values) => [...values], by: 0.2 },
  { of: (values) => values.map((value) => -value), by: 0.2 },
  { of: (values) => meansOf(values, HOURS_3), by: 0.1 },
  { of: (values) => changeOf(values, HOURS_3), by: 0.2 },
  { of: (values) => changeOf(values, HOURS_12), by: 0.4 },
]

function lastOf(n: number): number {
  return Math.max(0, n - WIDTH_OF)
}

function widthOf(seen: readonly number[]): number {
  const sorted = seen.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return at(0.95) - at(0.05) || at(1) - at(0) || Math.abs(at(1)) / 10 || 1e-9
}

/** Of the last values up to each. */
function meansOf(values: readonly number[], width: number): number[] {
  let sum = 0
  return values.map((value, n) => {
    sum += value - (n >= width ? (values[n - width] ?? 0) : 0)
    return sum / Math.min(width, n + 1)
  })
}

/** Of the mean on that of as many values before. */
function changeOf(values: readonly number[], width: number): number[] {
  const means = meansOf(values, width)
  return means.map((mean, n) => Math.abs(mean - (means[n - width] ?? values[0] ?? 0)))
}

/** How far the last three hours are from the stretch before that is most like them: an unseen shape is far from all. */
function nearest(values: readonly number[]): number[] {
  const remembered = 2 * 2_016
  return values.map((_, n) => {
    const begin = n - HOURS_3 + 1
    if (begin < 2 * HOURS_3) return 0
    let least = Infinity
    for (let from = Math.max(0, begin - remembered); from <= begin - HOURS_3; from += 1) {
      least = Math.min(least, distance(values, { from, begin, most: least }))
    }
    return Math.sqrt(least / HOURS_3)
  })
}

function distance(
  values: readonly number[],
  { from, begin, most }: { from: number; begin: number; most: number },
): number {
  let sum = 0
  for (let k = 0; k < HOURS_3 && sum < most; k += 1) {
    sum += ((values[from + k] ?? 0) - (values[begin + k] ?? 0)) ** 2
  }
  return sum
}
