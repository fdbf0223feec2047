/** Counts from 0, as source maps do; columns are UTF-16 units. */
export interface Position {
  line: number
  column: number
}

/** Offset at which each line begins, by the line terminators of ECMAScript. */
export function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Nearly every character ends here.
    if (code > CARRIAGE_RETURN && code < LINE_SEPARATOR) continue
    if (!isLineEnd(code)) continue
    if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++
    starts.push(at + 1)
  }
  return starts
}

const [LINE_FEED, CARRIAGE_RETURN, LINE_SEPARATOR, PARAGRAPH_SEPARATOR] = [10, 13, 0x2028, 0x2029]

export function isLineEnd(code: number): boolean {
  return (
    code === LINE_FEED ||
    code === CARRIAGE_RETURN ||
    code === LINE_SEPARATOR ||
    code === PARAGRAPH_SEPARATOR
  )
}

export function toPosition(lineStarts: readonly number[], offset: number): Position {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, column: offset - (lineStarts[low] ?? 0) }
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column
}
