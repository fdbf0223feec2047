import type { Observation } from '../observation.ts'
import type { Rule } from '../rule/rule.ts'
import type { Value } from './values.ts'

type Verdict = Observation['verdict']

/**
 * What the rounds so far say, the newest last. Thresholds and vitals with a number read numbers; of
 * the other kinds a test says what was seen, `breach` or `clear`, for their statistics have tests of
 * their own.
 */
export function verdictOf(rule: Rule, values: readonly Value[]): Verdict {
  const verdicts = values.map((value) => ofValue(rule, value))
  const newest = verdicts.at(-1) ?? 'no-data'
  if (rule.kind !== 'threshold' || rule.windows.last === 1) return newest
  const { least, last } = rule.windows
  const lastOnes = verdicts.slice(-last)
  if (lastOnes.filter((one) => one === 'breach').length >= least) return 'breach'
  return newest === 'breach' ? 'between' : newest
}

function ofValue(rule: Rule, value: Value): Verdict {
  if (typeof value !== 'number') return value
  if (rule.kind === 'threshold') return crossed(rule, value)
  if (rule.kind === 'vital' && typeof rule.above === 'number') {
    return crossed({ above: rule.above }, value)
  }
  throw new Error(`a rule of kind ${rule.kind} reads breach, clear, between and _, not ${value}`)
}

interface Limits {
  above?: number | undefined
  below?: number | undefined
  resolve_at?: number | undefined
}

function crossed({ above, below, resolve_at }: Limits, value: number): Verdict {
  const isBeyond = above === undefined ? value < (below ?? 0) : value > above
  if (isBeyond) return 'breach'
  if (resolve_at === undefined) return 'clear'
  const isOver = above === undefined ? value >= resolve_at : value <= resolve_at
  return isOver ? 'clear' : 'between'
}
