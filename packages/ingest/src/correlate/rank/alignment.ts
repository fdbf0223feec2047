import { quantileInPlace } from './median.ts'

/** Single values beyond these quantiles count as much as they: a spike is no step. */
const CLIPPED = { low: 0.02, high: 0.98 }
const LEAST_VALUES = 8
/** A step needs so many values on its other side. */
const LEAST_SIDE = 3

/** In buckets of the level; `zone` is where a step would belong to the onset, ends are exclusive. */
interface Stretch {
  from: number
  to: number
  zone: { from: number; to: number }
}

/**
 * From 0 to 1: how much of what the best single step within the stretch explains, the best step within
 * the zone does (both by least squares, as CUSUM charts do). What moved some time before or after the
 * onset has its best step there. NaN of too few values.
 */
export function alignmentOf(
  level: Float64Array,
  { from, to, zone }: Stretch,
  scratch: Float64Array,
): number {
  const { n, low, high } = clipped(level, { from, to }, scratch)
  if (n < LEAST_VALUES) return NaN
  let total = 0
  for (let i = from; i < to; i++) total += clip(level[i] ?? NaN, low, high)
  let seen = 0
  let sum = 0
  let best = 0
  let within = 0
  for (let i = from; i < to; i++) {
    const value = level[i] ?? NaN
    if (Number.isNaN(value)) continue
    if (seen >= LEAST_SIDE && n - seen >= LEAST_SIDE) {
      const gap = sum / seen - (total - sum) / (n - seen)
      const explained = ((seen * (n - seen)) / n) * gap * gap
      if (explained > best) best = explained
      if (i >= zone.from && i < zone.to && explained > within) within = explained
    }
    seen += 1
    sum += clip(value, low, high)
  }
  return best > 0 ? within / best : 0
}

function clipped(
  level: Float64Array,
  { from, to }: { from: number; to: number },
  scratch: Float64Array,
) {
  let n = 0
  for (let i = from; i < to; i++) {
    const value = level[i] ?? NaN
    if (!Number.isNaN(value)) scratch[n++] = value
  }
  const low = quantileInPlace(scratch, n, CLIPPED.low)
  return { n, low, high: quantileInPlace(scratch, n, CLIPPED.high) }
}

/** A gap adds nothing. */
function clip(value: number, low: number, high: number): number {
  return Number.isNaN(value) ? 0 : Math.max(low, Math.min(high, value))
}
