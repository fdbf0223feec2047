import { stringify } from 'yaml'
import type { RuleSource } from '../rule/rule.ts'

const STYLE = { lineWidth: 0 }
/** What people read first. */
const ORDER = ['name', 'kind', 'project', 'severity']

export function writeRule(source: RuleSource): string {
  return stringify(inOrder(source), STYLE)
}

/** As a file of the folder has them. */
export function writeRules(sources: readonly RuleSource[]): string {
  return stringify({ rules: sources.map(inOrder) }, STYLE)
}

function inOrder(source: RuleSource): Record<string, unknown> {
  const given = Object.entries(source).filter(([, value]) => value !== undefined)
  const rank = ([name]: [string, unknown]) =>
    ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length
  return Object.fromEntries(given.toSorted((a, b) => rank(a) - rank(b)))
}
