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

function endOfString(json: string, start: number): number {
  let index = start + 1
  while (index < json.length && json.charCodeAt(index) !== QUOTE) {
    index += json.charCodeAt(index) === BACKSLASH ? 2 : 1
  }
  return index
}
