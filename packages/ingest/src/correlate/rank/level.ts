import { medianInPlace } from './median.ts'

/** Of zeros, more than this share leave no logarithm that means anything. */
const MOST_ZEROS = 0.2
/** Beneath this share of the usual value, ratios are noise of small counts. */
const LEAST_RATIO = 0.05
/** A step of a series that stands still counts from this share of where it stands. */
const LEAST_STEP = 0.01
/** Of shares and percentages: availability, health, what is up. */
const FULL = [1, 100]

export interface Level {
  /** Values that are numbers. */
  n: number
  /**
   * `ratio`: logarithms, as twice as much is one step at any level. `step`: what mostly rests at
   * nothing or at all of it, as availability does at 100 and an error rate at 0, in its usual steps from there;
   * its means count, not its medians. `value`: the rest, over its own size.
   */
  is: 'ratio' | 'step' | 'value'
  /** A step down from here is as bad as a step up elsewhere: it rests at all of it. */
  isAtTop: boolean
  /** Of the calm values: their usual size. */
  size: number
}

/** Writes the series into `level` as its changes are compared. `calm` is how many buckets come before the incident. */
export function toLevel(
  values: Float64Array,
  { calm, level, scratch }: { calm: number; level: Float64Array; scratch: Float64Array },
): Level {
  const seen = look(values, { calm, scratch })
  if (seen.isStill) {
    const size = stepOf(values, { calm, scratch, rest: seen.median })
    for (let i = 0; i < values.length; i++)
      level[i] = finite(((values[i] ?? NaN) - seen.median) / size)
    return { n: seen.n, is: 'step', isAtTop: seen.median !== 0, size: seen.size }
  }
  const size = seen.size > 0 ? seen.size : 1
  const isRatio = !seen.isNegative && seen.zeros <= MOST_ZEROS * seen.n
  for (let i = 0; i < values.length; i++) {
    const relative = (values[i] ?? NaN) / size
    level[i] = finite(isRatio ? Math.log(relative + LEAST_RATIO) : relative)
  }
  return { n: seen.n, is: isRatio ? 'ratio' : 'value', isAtTop: false, size }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN
}

function look(values: Float64Array, { calm, scratch }: { calm: number; scratch: Float64Array }) {
  let n = 0
  let zeros = 0
  let isNegative = false
  let calmly = 0
  let top = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN
    if (!Number.isFinite(value)) continue
    n += 1
    if (value < 0) isNegative = true
    if (value === 0) zeros += 1
    if (i >= calm) continue
    scratch[calmly++] = value
    if (value > top) top = value
  }
  const median = medianInPlace(scratch, calmly)
  let still = 0
  for (let i = 0; i < calmly; i++) {
    if (scratch[i] === median) still += 1
    scratch[i] = Math.abs(scratch[i] ?? NaN)
  }
  const size = medianInPlace(scratch, calmly)
  const isStill = still > calmly / 2 && (median === 0 || (median === top && FULL.includes(top)))
  return { n, zeros, isNegative, median, size, isStill }
}

/** How far the series usually goes from where it rests; of one that never went, how far it goes at all. */
function stepOf(
  values: Float64Array,
  { calm, scratch, rest }: { calm: number; scratch: Float64Array; rest: number },
): number {
  let n = 0
  for (let i = 0; i < calm; i++) {
    const step = Math.abs((values[i] ?? NaN) - rest)
    if (step > 0 && Number.isFinite(step)) scratch[n++] = step
  }
  const usual = medianInPlace(scratch, n)
  const least = LEAST_STEP * Math.abs(rest)
  if (n > 0 || least > 0) return Math.max(n > 0 ? usual : 0, least)
  let most = 0
  for (const value of values)
    if (Number.isFinite(value)) most = Math.max(most, Math.abs(value - rest))
  return most > 0 ? most : 1
}
