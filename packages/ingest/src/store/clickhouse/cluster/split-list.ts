/** The items of a list in SQL: commas within brackets and quotes part nothing. */
export function splitList(sql: string): string[] {
  const items: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < sql.length; at += 1) {
    const sign = sql.charAt(at)
    if (sign === "'" || sign === '`' || sign === '"') at = endOfQuote(sql, at)
    if (sign === '(' || sign === '[') depth += 1
    if (sign === ')' || sign === ']') depth -= 1
    if (sign !== ',' || depth > 0) continue
    items.push(sql.slice(start, at).trim())
    start = at + 1
  }
  return [...items, sql.slice(start).trim()].filter((item) => item !== '')
}

/** What stands in the brackets that open the text, and what comes after them. */
export function splitBrackets(sql: string): { inside: string; after: string } {
  let depth = 0
  for (let at = 0; at < sql.length; at += 1) {
    const sign = sql.charAt(at)
    if (sign === "'" || sign === '`' || sign === '"') at = endOfQuote(sql, at)
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return { inside: sql.slice(1, at), after: sql.slice(at + 1) }
  }
  throw new Error(`brackets that do not close: ${sql.slice(0, 80)}`)
}

function endOfQuote(sql: string, start: number): number {
  const quote = sql.charAt(start)
  let at = start + 1
  while (at < sql.length && sql.charAt(at) !== quote) at += sql.charAt(at) === '\\' ? 2 : 1
  return at
}
