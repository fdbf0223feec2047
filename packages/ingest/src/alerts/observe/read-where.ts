import { parseSearch } from '../../issues/search/parse-search.ts'
import type { SearchPart } from '../../issues/search/search-part.ts'
import type { Rule } from '../rule/rule.ts'

/** By what can be asked for: of what is counted, of errors alone, and of what has a history of weeks. */
const SIGNAL_KEYS = ['release', 'environment', 'page', 'browser', 'os', 'device', 'url']
const ERROR_KEYS = ['class', 'type', 'message', 'level', 'mechanism', 'user']
const HISTORY_KEYS = ['environment']
/** Series of weeks of their own, each with every environment. */
const NAMED_KEYS = ['release', 'page', 'class'] as const
const SPIKE_KEYS = [...HISTORY_KEYS, ...NAMED_KEYS]
const ISSUE_KEYS = ['environment', 'release', 'type', 'message', 'class']

/** The conditions of a rule; what is wrong with them was told when it was saved. */
export function readWhere(rule: Rule): SearchPart[] {
  return 'where' in rule ? parseSearch(rule.where).parts : []
}

/** What is wrong with the conditions of a rule, and what can be asked instead; undefined where nothing is. */
export function whereProblem(rule: Rule): string | undefined {
  if (!('where' in rule)) return undefined
  const { parts, problems } = parseSearch(rule.where)
  const [problem] = problems
  if (problem) return problem.message
  const keys = keysOf(rule)
  for (const part of parts) {
    if (part.is === 'text' && keys.includes('message')) continue
    if (part.is === 'match' && keys.includes(part.key)) continue
    const asked = part.is === 'match' ? part.key : wordOf(part)
    return `${asked}: a rule of kind ${rule.kind} can ask for ${keys.join(', ')}`
  }
  return keys === HISTORY_KEYS || keys === SPIKE_KEYS ? historyProblem(rule, parts) : undefined
}

/** Of series of weeks one can be read, as it is named, and of one environment. */
function historyProblem(rule: Rule, parts: readonly SearchPart[]): string | undefined {
  const matches = parts.filter((part) => part.is === 'match')
  const vague = matches.find(
    ({ key, value, exclude }, index) =>
      exclude ||
      value.includes('*') ||
      value === '' ||
      matches.findIndex((one) => one.key === key) < index,
  )
  if (vague) {
    return `${vague.key}: a rule of kind ${rule.kind} can ask for one, by its whole name and without * or !, such as environment:production`
  }
  const named = matches.filter(({ key }) => key !== 'environment')
  const [first, second] = named
  if (first && second) {
    return `${second.key}: a rule of kind ${rule.kind} can ask for one of ${NAMED_KEYS.join(', ')}`
  }
  if (!first || !('by' in rule) || rule.by === 'project') return undefined
  return `${first.key}: what is told apart by ${rule.by} can ask for environment alone`
}

function wordOf(part: Exclude<SearchPart, { is: 'match' }>): string {
  if (part.is === 'text') return part.text
  return part.is === 'state' ? `is:${part.state}` : part.key
}

function keysOf(rule: Rule): string[] {
  switch (rule.kind) {
    case 'threshold':
      return thresholdKeys(rule.measure)
    case 'vital':
      return SIGNAL_KEYS
    case 'new-issue':
    case 'regressed':
    case 'escalating':
      return ISSUE_KEYS
    case 'spike':
      return SPIKE_KEYS
    default:
      return HISTORY_KEYS
  }
}

function thresholdKeys(measure: Extract<Rule, { kind: 'threshold' }>['measure']): string[] {
  if (measure === 'metric') return HISTORY_KEYS
  if (measure === 'request-duration' || measure.includes('requests')) return SIGNAL_KEYS
  return [...SIGNAL_KEYS, ...ERROR_KEYS]
}

/** `environment:production`, which series of weeks are kept apart by. */
export function environmentOf(rule: Rule): string | undefined {
  for (const part of readWhere(rule)) {
    if (part.is === 'match' && part.key === 'environment' && !part.exclude) return part.value
  }
  return undefined
}

/** `page:/cart`: the one series that a spike is looked for in; undefined where it is of the whole project. */
export function namedSeriesOf(
  rule: Rule,
): { dimension: (typeof NAMED_KEYS)[number]; value: string } | undefined {
  for (const part of readWhere(rule)) {
    const dimension = part.is === 'match' ? NAMED_KEYS.find((key) => key === part.key) : undefined
    if (part.is === 'match' && dimension) return { dimension, value: part.value }
  }
  return undefined
}
