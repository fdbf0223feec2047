import type { StoredRule } from '@seismo/ingest/api'
import { ruleWords } from '../rule-words.ts'

/** Those that have each of the words somewhere, in their name, their sentence or whom they tell. */
export function foundRules(rules: readonly StoredRule[], find: string): StoredRule[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  return rules.filter((stored) => {
    const text = textOf(stored).toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function textOf({ rule, file }: StoredRule): string {
  const { name, kind, severity = 'warning', owner = '', receivers = [], labels = {} } = rule
  const tags = Object.entries(labels).map(([label, value]) => `${label}=${value}`)
  return [name, kind, severity, owner, ...receivers, ...tags, file ?? '', ruleWords(rule)].join(
    '\n',
  )
}
