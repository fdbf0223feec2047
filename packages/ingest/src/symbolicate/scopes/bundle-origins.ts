import type { DecodedSourceMap } from '../flatten-source-map.ts'
import { NONE, segmentAt } from '../mappings/mappings.ts'
import { lineStartsOf, toPosition, type Position } from './line-starts.ts'
import { createSources, type SourcePosition, type Sources } from './source/sources.ts'

export interface Origin extends SourcePosition {
  /** What the map says the identifier here was called. */
  name?: string | undefined
}

/** Where the pieces of a bundle come from. */
export interface BundleOrigins {
  /** Only of offsets that have a mapping of their own. */
  at: (offset: number) => Origin | undefined
  positionOf: (offset: number) => Position
  /**
   * Every mapping in the order of the bundle; without an origin where the code is the bundler's. The
   * objects are the same ones each time: there are millions of mappings.
   */
  each: (visit: (position: Position, origin: SourcePosition | undefined) => void) => void
  sources: Sources
}

export function createBundleOrigins(bundle: string, map: DecodedSourceMap): BundleOrigins {
  const bundleLines = lineStartsOf(bundle)

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

  function each(visit: (position: Position, origin: SourcePosition | undefined) => void): void {
    const { lineStarts, columns, sources, sourceLines, sourceColumns } = map.mappings
    const position = { line: 0, column: 0 }
    const origin = { source: 0, line: 0, column: 0 }
    for (let segment = 0; segment < columns.length; segment++) {
      while ((lineStarts[position.line + 1] ?? Infinity) <= segment) position.line++
      position.column = columns[segment] ?? 0
      origin.source = sources[segment] ?? NONE
      origin.line = sourceLines[segment] ?? 0
      origin.column = sourceColumns[segment] ?? 0
      visit(position, origin.source === NONE ? undefined : origin)
    }
  }

  return { at, positionOf, each, sources: createSources(map.sourcesContent) }
}
