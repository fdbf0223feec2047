import { T } from './token-kinds.ts'
import type { Tokens } from './token-buffer.ts'

/** Beyond these nobody's types go; a walk back without an end would be one for every function. */
const MAX_TYPE_TOKENS = 200

/** Sources take less than one; more is a text made to be looked through again and again. */
const MAX_STEPS_A_TOKEN = 5
const MAX_STEPS_OF_FEW = 10_000

/** Whether so much was walked over the tokens that their functions cannot be found in time. */
export function isSpent({ steps, count }: Tokens): boolean {
  return steps > Math.max(count * MAX_STEPS_A_TOKEN, MAX_STEPS_OF_FEW)
}

export function wordAt({ text, starts, ends }: Tokens, at: number): string {
  return text.slice(starts[at], ends[at])
}

export function isWord({ text, kinds, starts, ends }: Tokens, at: number, word: string): boolean {
  const start = starts[at] ?? 0
  return (
    kinds[at] === T.word && (ends[at] ?? 0) - start === word.length && text.startsWith(word, start)
  )
}

/** The token before another one, or before the type arguments that end there: `useState<A>(`. */
export function previousOfTypes(tokens: Tokens, at: number): number {
  const before = at - 1
  return tokens.kinds[before] === T.greater
    ? (typeArgumentsStart(tokens, before) || at) - 1
    : before
}

/** The `<` of a `>`, or 0 where there is none: then it is a comparison. */
export function typeArgumentsStart(tokens: Tokens, greater: number): number {
  const { kinds, matches } = tokens
  let depth = 0
  const first = Math.max(greater - MAX_TYPE_TOKENS, 1)
  for (let at = greater; at >= first; at--) {
    tokens.steps++
    const kind = kinds[at]
    if (kind === T.greater) depth++
    else if (kind === T.less && --depth === 0) return at
    else if (kind === T.closeParen || kind === T.closeBracket || kind === T.closeBrace) {
      at = matches[at] ?? at
    } else if (kind === T.openParen || kind === T.openBracket || kind === T.openBrace) return 0
    else if (kind === T.semicolon || kind === T.logical) return 0
  }
  return 0
}

/** After these a parenthesis is one, not the list of a call's arguments. */
const KEYWORDS = new Set(
  'return typeof case in of do else void delete throw new instanceof yield await default if for while switch with catch as satisfies extends'.split(
    ' ',
  ),
)

/** Whether a parenthesis after this token begins the arguments of a call. */
export function isCallee(tokens: Tokens, at: number): boolean {
  switch (tokens.kinds[at]) {
    case T.word:
      return isMember(tokens, at) || !KEYWORDS.has(wordAt(tokens, at))
    case T.closeParen:
    case T.closeBracket:
    case T.template:
    case T.optionalChain:
      return true
    default:
      return false
  }
}

/** `promise.catch(`, in which `catch` is no keyword. */
function isMember({ kinds }: Tokens, at: number): boolean {
  return kinds[at - 1] === T.dot || kinds[at - 1] === T.optionalChain
}
