/** What lies longer before a rise is no news of it. */
export const CLOSE_MS = 2 * 3_600_000
/** Clocks of those who deploy, and minutes that hold what came before: not later than the rise. */
export const LATE_MS = 2 * 60_000
/** At a third of its weight. */
const NEAR_MS = 30 * 60_000
export const LEAST_CLOSENESS = 0.2
/** Of what nothing but its time speaks for. */
export const BY_TIME_ALONE = 0.6

/** From 0 to 1: how close something was to an onset, both in epoch milliseconds. */
export function closenessOf(at: number, onset: number): number {
  return Math.exp(-Math.abs(onset - at) / NEAR_MS)
}
