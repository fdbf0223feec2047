import type { Rule } from './config.ts'

export interface Counts {
  errors: number
  pageViews: number
}

/** Errors over exposure: a flash crowd that brings more of both is no spike by page views. */
export function measure(
  rule: Pick<Rule, 'measure' | 'window'>,
  { errors, pageViews }: Counts,
): number {
  if (rule.measure === 'errors-per-minute') return errors / (rule.window / 60_000)
  return pageViews === 0 ? errors * 100 : (errors / pageViews) * 100
}
