const QUOTE = 34
const BACKSLASH = 92
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/**
 * Whether a JSON text nests deeper than `depth`. It runs before the parser: V8 parses a million
 * brackets happily, and whatever walks the result afterwards overflows the stack.
 */
export function nestsDeeperThan(depth: number, json: string): boolean {
  let open = 0
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index)
    if (code === QUOTE) index = endOfString(json, index)
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) open += 1
    else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) open -= 1
    if (open > depth) return true
  }
  return false
}

/** The closing quote: V8 looks for one several times faster than a loop over the text does. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end === -1 ? json.length : end
}

/** Behind an odd number of backslashes; the string's first quote is none. */
function isEscaped(json: string, quote: number): boolean {
  let first = quote
  while (json.charCodeAt(first - 1) === BACKSLASH) first -= 1
  return (quote - first) % 2 === 1
}
