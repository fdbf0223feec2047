import { T } from './token-kinds.ts'
import { isWord, wordAt } from './token-reading.ts'
import type { Tokens } from './token-buffer.ts'

/** Longer types are taken for something else. */
const MAX_TOKENS = 500
const MAX_DEPTH = 10
const PREFIXES = new Set('keyof readonly unique infer typeof asserts new abstract'.split(' '))

/** The token after a type that begins at one. */
export function typeEnd(tokens: Tokens, from: number, depth = 0): number {
  const { kinds } = tokens
  const limit = Math.min(from + MAX_TOKENS, tokens.count)
  let conditions = 0
  let at = from
  while (at < limit) {
    tokens.steps++
    while (kinds[at] === T.bar || isPrefix(tokens, at)) at++
    const after = operandEnd(tokens, at)
    if (after === at) return at
    at = suffixesEnd(tokens, after)
    if (kinds[at] === T.arrow && depth < MAX_DEPTH) at = functionTypeEnd(tokens, at, depth)
    if (isWord(tokens, at, 'extends')) conditions++
    else if (kinds[at] === T.colon && conditions > 0) conditions--
    else if (kinds[at] === T.question && conditions === 0) return at
    else if (!isInfix(tokens, at)) return at
    at++
  }
  return at
}

function isInfix(tokens: Tokens, at: number): boolean {
  const kind = tokens.kinds[at]
  return kind === T.bar || kind === T.question || isWord(tokens, at, 'is')
}

/**
 * `(a): (b) => c => d` returns a function's type if another arrow follows the first; with one
 * alone, the parentheses are the type and the arrow is the function's.
 */
function functionTypeEnd(tokens: Tokens, arrow: number, depth: number): number {
  if (tokens.kinds[arrow - 1] !== T.closeParen) return arrow
  const end = typeEnd(tokens, arrow + 1, depth + 1)
  const next = tokens.kinds[end]
  return next === T.arrow || next === T.openBrace || next === T.question ? end : arrow
}

function isPrefix(tokens: Tokens, at: number): boolean {
  if (tokens.kinds[at] !== T.word || !PREFIXES.has(wordAt(tokens, at))) return false
  const next = tokens.kinds[at + 1]
  return next === T.word || next === T.openParen || next === T.openBrace || next === T.openBracket
}

/** A name, a literal, or anything in brackets; the same token where there is none. */
function operandEnd(tokens: Tokens, from: number): number {
  const { kinds, matches } = tokens
  switch (kinds[from]) {
    case T.word:
      return isWord(tokens, from, 'import') && kinds[from + 1] === T.openParen
        ? (matches[from + 1] ?? from) + 1
        : from + 1
    case T.string:
    case T.number:
      return from + 1
    case T.openParen:
    case T.openBrace:
    case T.openBracket:
      return (matches[from] ?? from) + 1
    case T.template:
      return templateEnd(tokens, from)
    case T.less: {
      // The parameters of a function's type.
      const end = typeArgumentsEnd(tokens, from)
      return kinds[end] === T.openParen ? (matches[end] ?? end) + 1 : from
    }
    case T.other:
      // The sign of a number.
      return kinds[from + 1] === T.number ? from + 2 : from
    default:
      return from
  }
}

function templateEnd({ kinds, matches }: Tokens, from: number): number {
  let at = from + 1
  while (kinds[at] === T.openSubstitution) at = (matches[at] ?? at) + 2
  return at
}

/** After `.name`, `<arguments>` and `[]`. */
function suffixesEnd(tokens: Tokens, from: number): number {
  const { kinds, matches, isFirst } = tokens
  let at = from
  for (;;) {
    if (kinds[at] === T.dot) at += 2
    else if (kinds[at] === T.openBracket && isFirst[at] === 0) at = (matches[at] ?? at) + 1
    else if (kinds[at] === T.less) {
      const end = typeArgumentsEnd(tokens, at)
      if (end === at) return at
      at = end
    } else return at
  }
}

/** The token after the `>` that closes a `<`; the same token where there is none. */
export function typeArgumentsEnd(tokens: Tokens, from: number): number {
  const { kinds, matches, count } = tokens
  let depth = 0
  const limit = Math.min(from + MAX_TOKENS, count)
  for (let at = from; at < limit; at++) {
    tokens.steps++
    const kind = kinds[at]
    if (kind === T.less) depth++
    else if (kind === T.greater && --depth === 0) return at + 1
    else if (kind === T.openParen || kind === T.openBracket || kind === T.openBrace) {
      at = matches[at] ?? at
    } else if (kind === T.closeParen || kind === T.closeBracket || kind === T.closeBrace)
      return from
    else if (kind === T.semicolon || kind === T.logical) return from
  }
  return from
}
