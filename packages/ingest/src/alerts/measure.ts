import type { ThresholdRule as Rule } from './rule/threshold.ts'

export interface Counts {
  errors: number
  pageViews: number
}

/** The store counts in buckets of this width, by the time of the event. */
const BUCKET_MS = 10_000

/**
 * The window in whole buckets plus the one that is still filling, so that what arrives some seconds
 * late is still counted by the next round.
 */
export function windowAt(rule: Pick<Rule, 'window'>, now: number): { from: number; to: number } {
  return { from: Math.floor(now / BUCKET_MS) * BUCKET_MS - rule.window, to: now }
}

/** Errors over exposure: a flash crowd that brings more of both is no spike by page views. */
export function measure(
  rule: Pick<Rule, 'measure'>,
  { errors, pageViews }: Counts,
  { from, to }: { from: number; to: number },
): number {
  if (rule.measure === 'errors-per-minute') return errors / ((to - from) / 60_000)
  return pageViews === 0 ? errors * 100 : (errors / pageViews) * 100
}
