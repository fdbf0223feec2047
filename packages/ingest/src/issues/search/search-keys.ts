import { COUNT_KEYS, MATCH_KEYS, TIME_KEYS } from './search-part.ts'

/** Every key there is, but for the page's own tags, `tag.<name>`. */
export const SEARCH_KEYS: readonly string[] = ['is', ...MATCH_KEYS, ...COUNT_KEYS, ...TIME_KEYS]

export function isKey(word: string): boolean {
  return SEARCH_KEYS.includes(word) || (word.startsWith('tag.') && word.length > 'tag.'.length)
}
