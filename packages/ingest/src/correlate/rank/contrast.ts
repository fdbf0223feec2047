import { medianInPlace } from './median.ts'

/** What is compared around an onset, in buckets relative to it; ends are exclusive. */
export interface Frame {
  beforeFrom: number
  beforeTo: number
  duringFrom: number
  duringTo: number
}

/** Memory that is used again, and whether means stand for windows where medians do not. */
export interface Reading {
  scratch: Float64Array
  byMean: boolean
  /** Values in their own unit, not in steps. */
  isPlain?: boolean
}

/** Of a window, this share must have values; or it says nothing. */
const LEAST_SHARE = 0.25
/** Beyond so many usual steps one bucket does not count for more. */
const MOST_STEPS = 10

/** The window during minus the window before; NaN where either has too few values. */
export function contrastAt(
  level: Float64Array,
  onset: number,
  { frame, reading }: { frame: Frame; reading: Reading },
): number {
  const from = onset + frame.duringFrom
  const during = middleOf(level, { from, to: onset + frame.duringTo }, reading)
  if (Number.isNaN(during)) return NaN
  const window = { from: onset + frame.beforeFrom, to: onset + frame.beforeTo }
  return during - middleOf(level, window, reading)
}

export function middleOf(
  level: Float64Array,
  { from, to }: { from: number; to: number },
  { scratch, byMean, isPlain = false }: Reading,
): number {
  let n = 0
  const start = Math.max(0, from)
  const end = Math.min(level.length, to)
  for (let i = start; i < end; i++) {
    const value = level[i] ?? NaN
    if (Number.isFinite(value)) scratch[n++] = value
  }
  if (n === 0 || n < LEAST_SHARE * (end - start)) return NaN
  if (!byMean) return medianInPlace(scratch, n)
  const most = isPlain ? Infinity : MOST_STEPS
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.max(-most, Math.min(most, scratch[i] ?? NaN))
  return sum / n
}
