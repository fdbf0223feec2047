import type { Rule } from '../rule/rule.ts'
import { durationText } from './to-source.ts'

/** A rule in a sentence, for lists and commands. */
export function ruleWords(rule: Rule): string {
  const hold = rule.for === 0 ? '' : `, for ${durationText(rule.for)}`
  return conditionOf(rule) + hold
}

function conditionOf(rule: Rule): string {
  switch (rule.kind) {
    case 'spike':
      return `errors of each ${rule.by} leave their usual rate`
    case 'threshold':
      return thresholdWords(rule)
    case 'burn-rate':
      return `${spaced(rule.objective)} burn the budget of ${rule.target} % in ${durationText(rule.period)}`
    case 'new-issue':
      return `an issue is new${reach(rule)}`
    case 'regressed':
      return `a resolved issue is back${reach(rule)}`
    case 'escalating':
      return `an issue grows to ${rule.min_ratio} times the busiest hour of its week`
    case 'vital':
      return vitalWords(rule)
    case 'no-data':
      return `nothing is heard of ${rule.signal === 'any' ? 'the project' : rule.signal} for ${durationText(rule.after)}`
    case 'deploy':
      return `the first ${durationText(rule.window)} of a release is ${rule.worse_by} % worse than the one before`
  }
}

function thresholdWords(rule: Extract<Rule, { kind: 'threshold' }>): string {
  const { measure, metric, stat, above, below, window, windows } = rule
  const what = measure === 'metric' ? `${stat} of ${metric ?? ''}` : spaced(measure)
  const limit = above === undefined ? `below ${below ?? 0}` : `above ${above}`
  const often = windows.last === 1 ? '' : ` in ${windows.least} of ${windows.last} windows`
  return `${what} ${limit} over ${durationText(window)}${often}`
}

function vitalWords({ metric, percentile, above, worse_by }: Extract<Rule, { kind: 'vital' }>) {
  const limit =
    worse_by === undefined
      ? `above ${typeof above === 'number' ? above : spaced(above ?? '')}`
      : `${worse_by} % worse than in the release before`
  return `p${percentile} of ${metric} ${limit}`
}

function reach({
  min_users,
  min_events,
  within,
}: {
  min_users: number
  min_events: number
  within: number
}) {
  const parts = [
    ...(min_users > 0 ? [`${min_users} users`] : []),
    ...(min_events > 1 ? [`${min_events} events`] : []),
  ]
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')} within ${durationText(within)}`
}

function spaced(text: string): string {
  return text.replaceAll('-', ' ')
}
