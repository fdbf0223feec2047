import { CURRENT, PREVIOUS, type Release } from '../releases.ts'

export interface Rollout {
  /** Everybody has the previous release until then. */
  startsAfterMs: number
  /** From the first visitor of the new release to the last of the old one. */
  rampMs: number
}

/** The share of visitors who get the new release so long after the start. */
export function shareAt(elapsedMs: number, { startsAfterMs, rampMs }: Rollout): number {
  if (elapsedMs < startsAfterMs) return 0
  if (rampMs <= 0) return 1
  return Math.min(1, (elapsedMs - startsAfterMs) / rampMs)
}

/** `bucket` is drawn once a visitor, from 0 to 1, so that nobody goes back to an older release. */
export function releaseFor(bucket: number, share: number): Release {
  return bucket < share ? CURRENT : PREVIOUS
}
