import type { DecodedSourceMap } from '../flatten-source-map.ts'
import { NONE, segmentAt } from '../mappings/mappings.ts'
import type { SourceLocation } from './function-scopes.ts'
import { lineStartsOf, toPosition, type Position } from './line-starts.ts'

export interface Origin extends SourceLocation {
  column: number
  /** What the map says the identifier here was called. */
  name?: string | undefined
}

/** Where the pieces of a bundle come from; only of offsets that have a mapping of their own. */
export interface BundleOrigins {
  at: (offset: number) => Origin | undefined
  /** The source on either side of the place that an offset comes from. */
  textAt: (offset: number) => { before: string; after: string } | undefined
  positionOf: (offset: number) => Position
}

/** Enough for a declaration up to its name; a line of a source may be megabytes. */
const MAX_EXCERPT = 250

export function createBundleOrigins(bundle: string, map: DecodedSourceMap): BundleOrigins {
  const bundleLines = lineStartsOf(bundle)
  const sourceLines = new Map<number, number[]>()

  function positionOf(offset: number): Position {
    return toPosition(bundleLines, offset)
  }

  function at(offset: number): Origin | undefined {
    const { line, column } = positionOf(offset)
    const segment = segmentAt(map.mappings, line, column)
    const { columns, sources, sourceLines, sourceColumns, names } = map.mappings
    const source = sources[segment]
    if (source === undefined || source === NONE || columns[segment] !== column) return undefined
    return {
      source,
      line: sourceLines[segment] ?? 0,
      column: sourceColumns[segment] ?? 0,
      name: map.names[names[segment] ?? NONE],
    }
  }

  function textAt(offset: number): { before: string; after: string } | undefined {
    const origin = at(offset)
    if (!origin) return undefined
    const content = map.sourcesContent[origin.source]
    if (typeof content !== 'string') return undefined
    const starts = sourceLines.get(origin.source) ?? lineStartsOf(content)
    sourceLines.set(origin.source, starts)
    const start = (starts[origin.line] ?? content.length) + origin.column
    return {
      before: content.slice(Math.max(start - MAX_EXCERPT, 0), start),
      after: content.slice(start, start + MAX_EXCERPT),
    }
  }

  return { at, textAt, positionOf }
}
