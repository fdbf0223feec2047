import { endsExpression, isCloser, isOpener, T } from './token-kinds.ts'
import { isWord } from './token-reading.ts'
import type { Tokens } from './token-buffer.ts'

/** Of one element, without what stands in braces. */
const MAX_TOKENS = 2_000

/** The `>` that ends an element of JSX which begins at a `<`; 0 where none does. */
export function elementEnd(tokens: Tokens, from: number): number {
  const { kinds, matches, count } = tokens
  if (!isElementStart(tokens, from)) return 0
  const limit = Math.min(from + MAX_TOKENS, count)
  let depth = 0
  let isClosing = false
  for (let at = from; at < limit; at++) {
    tokens.steps++
    const kind = kinds[at] ?? 0
    if (isOpener(kind)) at = matches[at] ?? at
    else if (isCloser(kind)) return 0
    else if (kind === T.less) {
      isClosing = isSlash(tokens, at + 1)
      if (!isClosing) depth++
    } else if (kind === T.greater) {
      if (isClosing || isSlash(tokens, at - 1)) depth--
      isClosing = false
      if (depth === 0) return at
    }
  }
  return 0
}

/** `a < b` compares, and `return <p>` does not. */
function isElementStart(tokens: Tokens, at: number): boolean {
  return isWord(tokens, at - 1, 'return') || !endsExpression(tokens.kinds[at - 1] ?? 0)
}

function isSlash({ text, kinds, starts, ends }: Tokens, at: number): boolean {
  const start = starts[at] ?? 0
  return kinds[at] === T.other && ends[at] === start + 1 && text.charCodeAt(start) === 47
}
