import type { Mappings } from './mappings.ts'

/** Orders the segments `[start, end)` of a line by column, those of equal columns as they were. */
export function sortLine(mappings: Mappings, start: number, end: number): void {
  const { columns } = mappings
  if (isSorted(columns, start, end)) return
  const order = Uint32Array.from({ length: end - start }, (_, i) => start + i).sort(
    (a, b) => (columns[a] ?? 0) - (columns[b] ?? 0) || a - b,
  )
  const { sources, sourceLines, sourceColumns, names } = mappings
  for (const field of [columns, sources, sourceLines, sourceColumns, names]) {
    field.set(
      Int32Array.from(order, (segment) => field[segment] ?? 0),
      start,
    )
  }
}

function isSorted(columns: Int32Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) {
    if ((columns[i] ?? 0) < (columns[i - 1] ?? 0)) return false
  }
  return true
}
