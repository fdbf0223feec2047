import type { Store } from '../store/ports.ts'
import { measure, windowAt } from './measure.ts'
import type { Answered, Asked, Observation, Observer } from './observation.ts'
import type { ThresholdRule } from './rule/threshold.ts'

const UNITS = {
  'errors-per-minute': 'errors a minute',
  'errors-per-100-pageviews': 'errors per 100 page views',
} as const

/** Thresholds of the two measures that are counted as they come. */
export function createObservePlain(store: Pick<Store, 'rates'>): Observer {
  async function observe({ ruleId, rule, projectId }: Asked, at: number): Promise<Answered> {
    if (rule.kind !== 'threshold' || !isPlain(rule)) {
      return { ruleId, is: 'failed', why: 'this measure is not evaluated by this version' }
    }
    const range = windowAt(rule, at)
    const counts = await store.rates({ projectId, ...range })
    const value = measure(rule, counts, range)
    return { ruleId, is: 'observed', series: [toObservation(rule, { value, ...counts })] }
  }

  return (asked, at) => Promise.all(asked.map((one) => observe(one, at)))
}

type PlainRule = ThresholdRule & { above: number; measure: keyof typeof UNITS }

function isPlain(rule: ThresholdRule): rule is PlainRule {
  return rule.above !== undefined && Object.hasOwn(UNITS, rule.measure)
}

function toObservation(
  rule: PlainRule,
  { value, errors, pageViews }: { value: number; errors: number; pageViews: number },
): Observation {
  const unit = UNITS[rule.measure]
  const seconds = rule.window / 1_000
  return {
    labels: {},
    verdict: value > rule.above ? 'breach' : 'clear',
    ...{ value, threshold: rule.above, expected: null, band: null, probability: null },
    ...{ observed: errors, exposure: pageViews, exposureOf: 'pageviews', windowMs: rule.window },
    ...{ users: null, sessions: null, unit },
    words: `${rounded(value)} ${unit}, threshold ${rounded(rule.above)} (${errors} errors in ${seconds} s)`,
  }
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}
