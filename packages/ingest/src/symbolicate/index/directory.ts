/** Where pages begin in the generated file: the last that does at or before a position, -1 before the first. */
export function pageAt(
  { lines, columns }: { lines: Int32Array; columns: Int32Array },
  line: number,
  column: number,
): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const first = lines[middle] ?? 0
    if (first < line || (first === line && (columns[middle] ?? 0) <= column)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** As arrays that a search runs over several times as fast. */
export function toStarts({ lines, columns }: { lines: number[]; columns: number[] }) {
  return { lines: Int32Array.from(lines), columns: Int32Array.from(columns) }
}
