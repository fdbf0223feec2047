import { decodedMappings, traceSegment, type TraceMap } from '@jridgewell/trace-mapping'

/** Counts from 0; `source` is the index in the map. */
export interface OriginalPosition {
  source: number
  line: number
  column: number
}

/**
 * Where a position of the bundle (both from 0) comes from: the last mapping at or before it on its
 * line. The next mapping after it would be other code, so a position before the first has none;
 * neither has one in code that the tool marked as its own with a segment of a single field.
 */
export function originalPosition(
  trace: TraceMap,
  line: number,
  column: number | undefined,
): OriginalPosition | undefined {
  if (line < 0) return undefined
  if (column === undefined) return positionOfWholeLine(trace, line)
  const segment = traceSegment(trace, line, column)
  if (!segment || segment.length === 1) return undefined
  return { source: segment[1], line: segment[2], column: segment[3] }
}

/** Without a column a line has an answer only if all of it comes from one line: never minified. */
function positionOfWholeLine(trace: TraceMap, line: number): OriginalPosition | undefined {
  const segments = (decodedMappings(trace)[line] ?? []).filter((segment) => segment.length > 1)
  const [, source, originalLine, column] = segments[0] ?? []
  if (source === undefined || originalLine === undefined || column === undefined) return undefined
  const isOneLine = segments.every((other) => other[1] === source && other[2] === originalLine)
  return isOneLine ? { source, line: originalLine, column } : undefined
}
