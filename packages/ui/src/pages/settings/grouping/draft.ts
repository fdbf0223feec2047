import type { GroupingRule, SavedRules } from '@seismo/ingest/api'
import type { GivenRules } from '../../../api/grouping-rules.ts'

/** The rules as they are edited: as a list, or as the text that they are saved as. */
export type Draft = { is: 'rules'; rules: GroupingRule[] } | { is: 'yaml'; yaml: string }

export function givenOf(draft: Draft): GivenRules {
  return draft.is === 'rules' ? { rules: draft.rules } : { yaml: draft.yaml }
}

export function isChanged(draft: Draft, saved: SavedRules): boolean {
  if (draft.is === 'yaml') return draft.yaml !== saved.yaml
  return JSON.stringify(draft.rules) !== JSON.stringify(saved.rules)
}

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)]
}
