/**
 * Where the bracket opens that the last character closes. Names and addresses may both hold
 * brackets (`a b (c) (http://h/(group)/x.js:1:2)`), so the pairs are counted from the end.
 */
export function openingBracket(text: string, close: number): number {
  let depth = 0
  for (let index = close; index >= 0; index--) {
    const code = text.charCodeAt(index)
    if (code === CLOSE) depth++
    if (code === OPEN && --depth === 0) return index
  }
  return -1
}

/** More opened than closed: the pair found from the end was not the engine's own. */
export function isUnbalanced(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === OPEN) depth++
    if (code === CLOSE) depth--
  }
  return depth > 0
}

const OPEN = 40
const CLOSE = 41
