import { LRUCache } from 'lru-cache'
import { wordsOf, type KeyWords } from './key-words.ts'

const NAMES_KEPT = 2_000
const LONGEST_NAME = 64

/** `passwordLength`, `tokenType`, `cookieEnabled`: about the secret, and none. */
const ABOUT =
  / (?:count|length|size|type|kind|brand|status|state|name|valid|enabled|present|required|changed|expir\w*|ttl|age|max|min|limit|strength|policy|at) $/

/** What stands for the value of a tag or fact of this name; undefined where it may be kept. */
export type MarkOf = (name: string) => string | undefined

export function createMarkOf(keys: readonly KeyWords[]): MarkOf {
  const markOfWords = new Map(keys.map(({ words, mark }) => [words.replaceAll(' ', ''), mark]))
  const known = keys.length > 0 ? new RegExp(`(${keys.map(toSource).join('|')}) `) : /(?!)/
  // The same few names come in every report; others are the client's to invent, so it is bounded.
  const marks = new LRUCache<string, { mark: string | undefined }>({ max: NAMES_KEPT })

  function judge(name: string): string | undefined {
    const words = ` ${wordsOf(name)} `
    if (ABOUT.test(words)) return undefined
    return markOfWords.get(known.exec(words)?.[1]?.replaceAll(' ', '') ?? '')
  }

  return (name) => {
    const before = marks.get(name)
    if (before) return before.mark
    const mark = judge(name)
    if (name.length <= LONGEST_NAME) marks.set(name, { mark })
    return mark
  }
}

/** A long word may hang on another without a seam (`authtoken`), a short one is whole. */
function toSource({ words, isShort }: KeyWords): string {
  const source = words.replaceAll(' ', ' ?')
  return isShort ? `(?<= )${source}` : source
}
