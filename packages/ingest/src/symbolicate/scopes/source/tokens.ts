import { isLineEnd } from '../line-starts.ts'
import { operatorAt } from './operators.ts'
import { createSearchForEnd } from './search-for-end.ts'
import { createTokenBuffer, type Tokens } from './token-buffer.ts'
import {
  isWordStart,
  lineEnd,
  numberEnd,
  regexEnd,
  stringEnd,
  templateEnd,
  wordEnd,
} from './token-ends.ts'
import { isOpener, T } from './token-kinds.ts'

const [SPACE, TAB, SLASH, STAR, QUOTE, APOSTROPHE, BACKTICK, BRACE] = [
  32, 9, 47, 42, 34, 39, 96, 123,
]

/**
 * Reads JavaScript, TypeScript and JSX into tokens without knowing which it is, or undefined where
 * the brackets do not add up: then something was misread, and guesses about the rest would be wrong.
 */
export function readTokens(text: string): Tokens | undefined {
  const { tokens, push: append } = createTokenBuffer(text)
  const open: number[] = []
  const [endOfString, endOfRegex] = [createSearchForEnd(), createSearchForEnd()]
  let isNewLine = true

  /** Returns where the next token may begin. */
  function push(kind: number, start: number, end: number): number {
    const parent = open[open.length - 1]
    append(kind, start, end)
    const last = tokens.count - 1
    if (parent !== undefined) tokens.parents[last] = parent
    if (isNewLine) tokens.isFirst[last] = 1
    isNewLine = false
    return end
  }

  function pushOpener(kind: number, start: number, end: number): number {
    push(kind, start, end)
    open.push(tokens.count - 1)
    return end
  }

  /** -1 where another bracket is open. */
  function pushCloser(kind: number, start: number): number {
    const opener = open.pop() ?? 0
    const opened = tokens.kinds[opener] ?? 0
    if (!isPair(opened, kind)) return -1
    const end = push(kind, start, start + 1)
    tokens.matches[tokens.count - 1] = opener
    tokens.matches[opener] = tokens.count - 1
    return opened === T.openSubstitution ? pushTemplate(end, end) : end
  }

  /** A piece of a template up to its end or to the next substitution, which is then open. */
  function pushTemplate(start: number, from: number): number {
    const end = templateEnd(text, from)
    if (text.charCodeAt(end - 1) !== BRACE) return push(T.template, start, end)
    push(T.template, start, end - 2)
    return pushOpener(T.openSubstitution, end - 2, end)
  }

  /** A comment, a regular expression or a division. */
  function afterSlash(start: number): number {
    const next = text.charCodeAt(start + 1)
    if (next === SLASH) return lineEnd(text, start)
    if (next === STAR) {
      const end = commentEnd(text, start)
      if (text.slice(start, end).includes('\n')) isNewLine = true
      return end
    }
    const isRegex = isBeforeRegex(tokens, tokens.count - 1)
    const end = isRegex ? endOfRegex(start, () => regexEnd(text, start)) : 0
    return end === 0 ? push(T.other, start, start + 1) : push(T.regex, start, end)
  }

  function afterPunctuation(start: number, code: number): number {
    const bracket = BRACKETS[code] ?? 0
    if (isOpener(bracket)) return pushOpener(bracket, start, start + 1)
    if (bracket !== 0) return pushCloser(bracket, start)
    const { kind, width } = operatorAt(text, start)
    return push(kind, start, start + width)
  }

  function afterToken(start: number): number {
    const code = text.charCodeAt(start)
    if (code === SPACE || code === TAB) return start + 1
    if (isLineEnd(code)) {
      isNewLine = true
      return start + 1
    }
    if (isWordStart(code)) return push(T.word, start, wordEnd(text, start + 1))
    if (isDigit(code)) return push(T.number, start, numberEnd(text, start + 1))
    if (code === QUOTE || code === APOSTROPHE) {
      const end = endOfString(start, () => stringEnd(text, start, code))
      // An apostrophe in the text of an element.
      return end === 0 ? push(T.other, start, start + 1) : push(T.string, start, end)
    }
    if (code === BACKTICK) return pushTemplate(start, start + 1)
    if (code === SLASH) return afterSlash(start)
    return code < BRACKETS.length ? afterPunctuation(start, code) : start + 1
  }

  for (let at = 0; at < text.length;) {
    at = afterToken(at)
    if (at === -1) return undefined
  }
  return open.length === 0 ? tokens : undefined
}

/** What may stand before a regular expression although it is a word. */
const BEFORE_REGEX = new Set(
  'return typeof case in of do else void delete throw new instanceof yield await default'.split(
    ' ',
  ),
)

function isBeforeRegex({ text, kinds, starts, ends }: Tokens, last: number): boolean {
  const kind = kinds[last] ?? 0
  if (kind === T.word) return BEFORE_REGEX.has(text.slice(starts[last], ends[last]))
  // `</b>` closes an element; after any other operator there is no division.
  return kind === T.none || isOpener(kind) || (kind >= T.arrow && kind !== T.less)
}

const BRACKETS = new Uint8Array(127)
for (const [bracket, kind] of [
  ['(', T.openParen],
  [')', T.closeParen],
  ['[', T.openBracket],
  [']', T.closeBracket],
  ['{', T.openBrace],
  ['}', T.closeBrace],
] as const) {
  BRACKETS[bracket.charCodeAt(0)] = kind
}

function isPair(opener: number, closer: number): boolean {
  if (opener === T.openSubstitution) return closer === T.closeBrace
  return isOpener(opener) && closer === opener + 1
}

function commentEnd(text: string, start: number): number {
  const end = text.indexOf('*/', start + 2)
  return end === -1 ? text.length : end + 2
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
