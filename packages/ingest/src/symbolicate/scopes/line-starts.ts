/** Counts from 0, as source maps do; columns are UTF-16 units. */
export interface Position {
  line: number
  column: number
}

/** Offset at which each line begins, by the line terminators of ECMAScript. */
export function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|[\n\u2028\u2029]/g)) {
    starts.push(match.index + match[0].length)
  }
  return starts
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
