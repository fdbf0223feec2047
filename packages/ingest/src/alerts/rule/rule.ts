import * as z from 'zod'
import { whereProblem } from '../observe/read-where.ts'
import { burnRateRule } from './burn-rate.ts'
import { deployRule } from './deploy.ts'
import { escalatingRule, newIssueRule, regressedRule } from './issue-rules.ts'
import { noDataRule } from './no-data.ts'
import { spikeRule } from './spike.ts'
import { thresholdRule } from './threshold.ts'
import { vitalRule } from './vital.ts'

export const ofKinds = z.discriminatedUnion('kind', [
  spikeRule,
  thresholdRule,
  burnRateRule,
  newIssueRule,
  regressedRule,
  escalatingRule,
  vitalRule,
  noDataRule,
  deployRule,
])

/**
 * A rule as it stands in YAML and in the page's requests: one schema. Without a `kind` it is a
 * threshold, as all were once.
 */
export const rule = z.preprocess(withKind, ofKinds.superRefine(refuseUnread))

/** Parsed: defaults are there, durations are milliseconds. */
export type Rule = z.output<typeof ofKinds>
export type RuleKind = Rule['kind']
/** As people write it: `window: 5m`. What the page sends and is sent. */
export type RuleSource = z.input<typeof ofKinds>

/** A condition that a kind cannot read would be as none: the rule would fire for everything, or never. */
function refuseUnread(given: Rule, context: z.RefinementCtx): void {
  const problem = whereProblem(given)
  if (problem === undefined) return
  const message = `"${given.name}": ${problem}`
  context.addIssue({ code: 'custom', path: ['where'], message })
}

function withKind(given: unknown): unknown {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given)
  return isObject && !('kind' in given) ? { kind: 'threshold', ...given } : given
}
