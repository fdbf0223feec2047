import { COUNT_KEYS, MATCH_KEYS, TIME_KEYS, type TimeKey } from './search-part.ts'

/** Which words before a colon are keys: what is no key is text, as people paste messages. */
export interface Vocabulary {
  /** Whether there is `is:`. */
  hasStates: boolean
  match: readonly string[]
  /** Whether `tag.<name>` is a key, for tags of the page's own. */
  hasTags: boolean
  count: readonly string[]
  /** Whether what is counted has decimals, and `key:""` is what has none. */
  ofRows: boolean
  time: readonly TimeKey[]
  /** All values of a key, where they are few; those of issues where absent. */
  values?: Readonly<Record<string, readonly string[]>>
  /** What a key is, in a few words. */
  hints?: Readonly<Record<string, string>>
}

export const ISSUE_VOCABULARY: Vocabulary = {
  hasStates: true,
  match: MATCH_KEYS,
  hasTags: true,
  count: COUNT_KEYS,
  ofRows: false,
  time: TIME_KEYS,
}

/** Every key there is, but for the page's own tags. */
export function keysOf({ hasStates, match, count, time }: Vocabulary): readonly string[] {
  // A number may be matched as well, such as `status:5*`.
  return [...new Set([...(hasStates ? ['is'] : []), ...match, ...count, ...time])]
}

export function isKey(word: string, vocabulary: Vocabulary): boolean {
  if (word.startsWith('tag.')) return vocabulary.hasTags && word.length > 'tag.'.length
  return keysOf(vocabulary).includes(word)
}
