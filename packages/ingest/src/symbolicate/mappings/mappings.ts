/**
 * The mappings of a source map, one array a field and one entry a segment. All count from 0; columns
 * are UTF-16 units. 20 bytes a segment.
 */
export interface Mappings {
  /** Where the segments of each generated line begin, and in the end their number. */
  lineStarts: Uint32Array
  /** Of the generated file, ascending within a line. */
  columns: Int32Array
  /** Index of the source, `NONE` where the segment has none. */
  sources: Int32Array
  sourceLines: Int32Array
  sourceColumns: Int32Array
  /** Index of the name, `NONE` where the segment has none. */
  names: Int32Array
}

export const NONE = -1

export function createMappings(lines: number, segments: number): Mappings {
  return {
    lineStarts: new Uint32Array(lines + 1),
    columns: new Int32Array(segments),
    sources: new Int32Array(segments),
    sourceLines: new Int32Array(segments),
    sourceColumns: new Int32Array(segments),
    names: new Int32Array(segments),
  }
}

export function countSegments({ columns }: Mappings): number {
  return columns.length
}

export function countLines({ lineStarts }: Mappings): number {
  return lineStarts.length - 1
}

/**
 * The last segment of the line at or before the column, of equal columns the first, as
 * `@jridgewell/trace-mapping` has it; `NONE` before the first.
 */
export function segmentAt({ lineStarts, columns }: Mappings, line: number, column: number): number {
  const first = lineStarts[line] ?? 0
  const end = lineStarts[line + 1] ?? first
  const beyond = firstFrom(columns, { first, end }, column + 1)
  // Not step by step: a hostile map has millions at one position.
  return beyond === first ? NONE : firstFrom(columns, { first, end: beyond }, columns[beyond - 1])
}

/** The first segment of a line at the column or behind it. */
function firstFrom(
  columns: Int32Array,
  { first, end }: { first: number; end: number },
  column = 0,
): number {
  let low = first
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((columns[middle] ?? 0) < column) low = middle + 1
    else high = middle
  }
  return low
}
