import { MATCH_KEYS, STATE_WORDS, type MatchKey, type SearchPart } from './search-part.ts'

/**
 * The condition that a value people click on stands for: the value as it is, whatever characters it
 * has. A key that is no built-in one is a tag of the page's own.
 */
export function toPart(key: string, value: string, exclude = false): SearchPart {
  const state = STATE_WORDS.find((word) => word === value)
  if (key === 'is' && state) return { is: 'state', state, exclude }
  const name = isMatchKey(key) ? key : (`tag.${key}` as const)
  return { is: 'match', key: name, value: value.replaceAll('*', '\\*'), exclude }
}

function isMatchKey(key: string): key is MatchKey {
  return key.startsWith('tag.') || MATCH_KEYS.some((one) => one === key)
}
