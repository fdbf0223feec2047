import type { Labels } from './rule/labels.ts'
import type { Matcher } from './rule/matcher.ts'

/** All of them hold; a label that is not there is empty. Nothing to match matches everything. */
export function matches(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every((one) => matchesOne(one, labels[one.name] ?? ''))
}

function matchesOne({ op, value, pattern }: Matcher, given: string): boolean {
  if (op === '=') return given === value
  if (op === '!=') return given !== value
  return pattern(given) === (op === '=~')
}
