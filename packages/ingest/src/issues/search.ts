import type { IssueFilter, SearchKey } from '../store/ports.ts'

const KEYS = new Set<string>([
  'release',
  'environment',
  'browser',
  'os',
  'device',
  'page',
  'user',
] satisfies SearchKey[])
const MAX_TERMS = 10

/**
 * The search bar: `browser:"Chrome*" !release:2.40.* price` is two terms and a text. A word with a
 * colon that names no key is text, as people paste messages.
 */
export function parseSearch(q: string): Pick<IssueFilter, 'text' | 'terms'> {
  const terms: IssueFilter['terms'] = []
  const words: string[] = []
  for (const [word = ''] of q.matchAll(/!?[a-z]+:"[^"]*"|"[^"]*"|\S+/g)) {
    const term = toTerm(word)
    if (term && terms.length < MAX_TERMS) terms.push(term)
    else words.push(unquoted(word))
  }
  return { text: words.join(' '), terms }
}

function toTerm(word: string): IssueFilter['terms'][number] | undefined {
  const [, not, key = '', value = ''] = /^(!?)([a-z]+):(.+)$/.exec(word) ?? []
  if (!KEYS.has(key)) return undefined
  return { key: key as SearchKey, value: unquoted(value), exclude: not === '!' } // KEYS lists the type
}

function unquoted(word: string): string {
  return word.replace(/^"(.*)"$/, '$1')
}
