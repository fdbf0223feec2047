import type { Rule } from './rule/rule.ts'
import type { ThresholdRule } from './rule/threshold.ts'

/** What the evaluator of the first slice knows. */
export interface PlainRule extends Omit<ThresholdRule, 'above' | 'measure'> {
  above: number
  measure: 'errors-per-minute' | 'errors-per-100-pageviews'
}

export function isPlain(rule: Rule): rule is PlainRule {
  return (
    rule.kind === 'threshold' &&
    rule.above !== undefined &&
    (rule.measure === 'errors-per-minute' || rule.measure === 'errors-per-100-pageviews')
  )
}
