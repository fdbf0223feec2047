import { elementEnd } from './element-end.ts'
import { endsExpression, isCloser, isOpener, T } from './token-kinds.ts'
import { isSpent, isWord, typeArgumentsStart, wordAt } from './token-reading.ts'
import type { Tokens } from './token-buffer.ts'
import { typeArgumentsEnd } from './type-end.ts'

/** Words between two operands, or before one: the line after them goes on. */
const OPERATORS = new Set(
  'in of instanceof typeof await yield new delete void as satisfies is extends keyof'.split(' '),
)

/**
 * The token after an expression that begins at one, as far as an arrow function's body goes. The
 * bodies of the arrow functions at its end go as far, which is noted in `arrowEnds`.
 */
export function expressionEnd(
  tokens: Tokens,
  from: number,
  arrowEnds: Map<number, number>,
): number {
  const { kinds, matches, count } = tokens
  const arrows: number[] = []
  let conditions = 0
  let at = from
  for (; at < count && !isSpent(tokens); at++) {
    tokens.steps++
    const kind = kinds[at] ?? 0
    if (isCloser(kind) || kind === T.comma || kind === T.semicolon) break
    if (kind === T.question) conditions++
    else if (kind === T.colon && conditions-- === 0) break
    if (at > from && isNewStatement(tokens, at)) break
    if (kind === T.arrow && conditions === 0) arrows.push(at)
    if (isOpener(kind)) at = matches[at] ?? at
    else if (kind === T.less) at = elementEnd(tokens, at) || argumentsOfCall(tokens, at) || at
  }
  for (const arrow of arrows) arrowEnds.set(arrow, at)
  return at
}

/** The `>` before the parenthesis of `new Map<A, B>()`, whose comma ends nothing; or 0. */
function argumentsOfCall(tokens: Tokens, less: number): number {
  if (tokens.kinds[less - 1] !== T.word) return 0
  const end = typeArgumentsEnd(tokens, less)
  return end > less && tokens.kinds[end] === T.openParen ? end - 1 : 0
}

function isNewStatement(tokens: Tokens, at: number): boolean {
  const { kinds, isFirst } = tokens
  const kind = kinds[at] ?? 0
  if (!hasEnded(tokens, at - 1)) return false
  // A block after the type of a function: `(): () => void {`.
  if (kind === T.openBrace) return true
  if (isFirst[at] === 0) return false
  if (kind === T.word) return !OPERATORS.has(wordAt(tokens, at))
  return kind === T.string || kind === T.number || kind === T.bang || isIncrement(tokens, at)
}

function hasEnded(tokens: Tokens, at: number): boolean {
  const kind = tokens.kinds[at] ?? 0
  if (kind === T.greater) return typeArgumentsStart(tokens, at) !== 0
  if (kind === T.word) return isWord(tokens, at, 'void') || !OPERATORS.has(wordAt(tokens, at))
  // `++` ends one as well as it begins one, and a minifier's output is not read here.
  return endsExpression(kind)
}

function isIncrement({ text, kinds, starts, ends }: Tokens, at: number): boolean {
  if (kinds[at] !== T.other) return false
  return /^(\+\+|--|@)$/.test(text.slice(starts[at], ends[at]))
}
