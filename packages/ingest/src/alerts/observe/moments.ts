import type { TimeRange } from '../../store/ports.ts'

/** The store counts in buckets of this width, by the time of the event. */
const BUCKET_MS = 10_000
const LONGEST_REST_MS = 300_000
/** An hour is looked at every minute, a day every five: what changes slowly need not be read at each round. */
const LOOKS_PER_WINDOW = 60

/**
 * The window in whole buckets plus the one that is still filling, so that what arrives some seconds
 * late is still counted by the next round.
 */
export function windowAt(windowMs: number, at: number): TimeRange {
  const restMs = Math.min(LONGEST_REST_MS, Math.floor(windowMs / LOOKS_PER_WINDOW))
  if (restMs <= BUCKET_MS) return { from: floor(at, BUCKET_MS) - windowMs, to: at }
  const to = floor(at, floor(restMs, BUCKET_MS))
  return { from: to - windowMs, to }
}

/** As many whole windows before that, by the clock, so that they are the same at each round. */
export function windowsBefore(windowMs: number, at: number, count: number): TimeRange[] {
  const newest = floor(at - windowMs, windowMs)
  return Array.from({ length: count }, (_, n) => {
    return { from: newest - (n + 1) * windowMs, to: newest - n * windowMs }
  })
}

function floor(at: number, unitMs: number): number {
  return Math.floor(at / unitMs) * unitMs
}
