/** Buckets that both have a value, or the lag says nothing. */
const LEAST_PAIRS = 8

/** In buckets: how far it is looked, what is next to none, and the step between. */
export interface Lags {
  most: number
  close: number
  stride: number
}

export interface Lagged {
  correlation: number
  /** In buckets; negative where `ranks` moved first. */
  lag: number
  /** The strongest of the lags that are next to none. */
  close: number
}

/**
 * Rank correlation of a stretch of two series at the lag where it is strongest. Ranks are taken once:
 * a lag leaves out few of them, and ranking anew at each would cost twenty times as much.
 */
export function laggedCorrelation(
  reference: Float64Array,
  ranks: Float64Array,
  { most, close, stride }: Lags,
): Lagged {
  const best = { correlation: 0, lag: 0, close: 0 }
  for (let shift = 0; ((shift + 1) >> 1) * stride <= most; shift++) {
    // 0, -1, 1, -2, 2 …: of equals the closest wins.
    const lag = stride * (shift % 2 === 1 ? -((shift + 1) >> 1) : shift >> 1)
    const correlation = correlationAt(reference, ranks, lag)
    if (Math.abs(correlation) > Math.abs(best.correlation) + 1e-9) {
      best.correlation = correlation
      best.lag = lag
    }
    if (Math.abs(lag) <= close) best.close = best.correlation
  }
  return best
}

function correlationAt(reference: Float64Array, ranks: Float64Array, lag: number): number {
  let n = 0
  let sumX = 0
  let sumY = 0
  let sumXX = 0
  let sumYY = 0
  let sumXY = 0
  const end = Math.min(reference.length, reference.length - lag)
  for (let i = Math.max(0, -lag); i < end; i++) {
    const x = reference[i] ?? NaN
    const y = ranks[i + lag] ?? NaN
    const product = x * y
    if (Number.isNaN(product)) continue
    n += 1
    sumX += x
    sumY += y
    sumXX += x * x
    sumYY += y * y
    sumXY += product
  }
  if (n < LEAST_PAIRS) return 0
  const spread = (n * sumXX - sumX * sumX) * (n * sumYY - sumY * sumY)
  if (spread <= 1e-9) return 0
  return Math.max(-1, Math.min(1, (n * sumXY - sumX * sumY) / Math.sqrt(spread)))
}

/** Ranks of `values[from..from + ranks.length)`, equals share theirs; NaN stays. */
export function rankInto(values: Float64Array, from: number, ranks: Float64Array): void {
  let n = 0
  for (let i = 0; i < ranks.length; i++) {
    const value = values[from + i] ?? NaN
    if (!Number.isNaN(value)) ranks[n++] = value
  }
  const sorted = ranks.slice(0, n).sort()
  for (let i = 0; i < ranks.length; i++) {
    const value = values[from + i] ?? NaN
    ranks[i] = Number.isNaN(value)
      ? NaN
      : (countBelow(sorted, value) + countUpTo(sorted, value)) / 2
  }
}

function countBelow(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? NaN) < value) low = middle + 1
    else high = middle
  }
  return low
}

function countUpTo(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? NaN) <= value) low = middle + 1
    else high = middle
  }
  return low
}
