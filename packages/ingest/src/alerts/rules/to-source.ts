import type { Rule, RuleSource } from '../rule/rule.ts'

const DURATIONS = new Set([
  ...['for', 'keep_firing_for', 'window', 'within', 'after', 'period', 'long', 'short'],
])

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const

/** A rule as people write it, of one that was read: `300000` is `5m` again. */
export function toSource(rule: Rule): RuleSource {
  return written(rule) as RuleSource // as: the schema reads it to the same rule, which a test says
}

function written(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => written(one))
  if (typeof value === 'number' && DURATIONS.has(key)) return durationText(value)
  if (typeof value !== 'object' || value === null) return value
  if ('least' in value && 'last' in value) return `${String(value.least)} of ${String(value.last)}`
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
      inner === undefined ? [] : [[name, key === 'labels' ? inner : written(inner, name)]],
    ),
  )
}

export function durationText(ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => ms > 0 && ms % each === 0) ?? ['ms', 1]
  return ms === 0 ? '0s' : `${ms / size}${unit}`
}
