/**
 * What a cell is painted as, a byte each: nothing known, too few to tell, the three ratings, and seven
 * steps from little to much for what nobody has set thresholds of.
 */
export const LEVELS = { empty: 0, low: 1, good: 2, ni: 3, poor: 4, ramp: 5 } as const
export const RAMP_STEPS = 7
export const LEVEL_COUNT = LEVELS.ramp + RAMP_STEPS

export interface LevelScale {
  /** Of thresholds: good up to the first, poor beyond the second; where less is worse, the other way round. */
  thresholds?: { good: number; poor: number } | undefined
  /** Where nothing is set: the ends of the ramp. */
  low: number
  high: number
}

/** From the second to the ninety-eighth hundredth: one that is far away must not make all others equal. */
export function rampEnds(values: ArrayLike<number>): { low: number; high: number } {
  const known = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const at = (share: number) => known[Math.round(share * (known.length - 1))] ?? 0
  return { low: at(0.02), high: at(0.98) }
}

/** Without asking how many it was made of: a cell of a row is always of few. */
export function levelOf(value: number, { thresholds, low, high }: LevelScale): number {
  if (Number.isNaN(value)) return LEVELS.empty
  if (thresholds === undefined) {
    // Where all are equal, none is little or much.
    const share = high > low ? (value - low) / (high - low) : 0.5
    return LEVELS.ramp + Math.min(RAMP_STEPS - 1, Math.max(0, Math.floor(share * RAMP_STEPS)))
  }
  const sign = thresholds.poor < thresholds.good ? -1 : 1
  if (sign * value <= sign * thresholds.good) return LEVELS.good
  return sign * value <= sign * thresholds.poor ? LEVELS.ni : LEVELS.poor
}
