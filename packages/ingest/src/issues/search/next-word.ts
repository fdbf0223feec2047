import type { Place } from './search-part.ts'
import { isKey, type Vocabulary } from './vocabulary.ts'

/** `!key:"value"`, cut apart; quotes are gone. Without a key, `value` is text. */
export interface Word extends Place {
  exclude: boolean
  key: string | undefined
  value: string
  isQuoted: boolean
  isClosed: boolean
}

interface Text {
  text: string
  vocabulary: Vocabulary
}

const SPACE = /\s*/y
const KEY = /(?:tag\."((?:[^"\\]|\\.)*)"|([a-z][a-z-]*|tag\.[^\s:"]+)):/sy
const QUOTED = /"((?:[^"\\]|\\.)*)("?)/sy
const BARE = /\S*/y

export function nextWord({ text, vocabulary }: Text, from: number): Word | undefined {
  const start = endOf(SPACE, text, from)
  if (start >= text.length) return undefined
  const exclude = text[start] === '!' && /\S/.test(text[start + 1] ?? '')
  const afterNot = exclude ? start + 1 : start
  const { key, end: afterKey } = keyAt({ text, vocabulary }, afterNot)
  if (text[afterKey] === '"') {
    const quoted = matchAt(QUOTED, text, afterKey)
    const end = afterKey + (quoted?.[0].length ?? 0)
    const isClosed = quoted?.[2] === '"'
    const value = unescaped(quoted?.[1] ?? '')
    return { start, end, exclude, key, value, isQuoted: true, isClosed }
  }
  const end = endOf(BARE, text, afterKey)
  const value = text.slice(afterKey, end)
  return { start, end, exclude, key, value, isQuoted: false, isClosed: true }
}

function keyAt({ text, vocabulary }: Text, at: number): { key: string | undefined; end: number } {
  const [whole = '', quotedTag, bare = ''] = matchAt(KEY, text, at) ?? []
  const key = quotedTag === undefined ? bare : `tag.${unescaped(quotedTag)}`
  return isKey(key, vocabulary) ? { key, end: at + whole.length } : { key: undefined, end: at }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function endOf(pattern: RegExp, text: string, at: number): number {
  return at + (matchAt(pattern, text, at)?.[0].length ?? 0)
}

/** Within quotes, a backslash frees a quote or another backslash, and is itself before anything else. */
function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, '$1')
}
