import { decodedMappings, traceSegment, type TraceMap } from '@jridgewell/trace-mapping'
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

export function createBundleOrigins(bundle: string, map: TraceMap): BundleOrigins {
  const bundleLines = lineStartsOf(bundle)

  function positionOf(offset: number): Position {
    return toPosition(bundleLines, offset)
  }

  function at(offset: number): Origin | undefined {
    const { line, column } = positionOf(offset)
    const segment = traceSegment(map, line, column)
    if (!segment || segment.length === 1 || segment[0] !== column) return undefined
    const [, source, sourceLine, sourceColumn, name = -1] = segment
    return { source, line: sourceLine, column: sourceColumn, name: map.names[name] }
  }

  function each(visit: (position: Position, origin: SourcePosition | undefined) => void): void {
    const position = { line: 0, column: 0 }
    const origin = { source: 0, line: 0, column: 0 }
    for (const [line, segments] of decodedMappings(map).entries()) {
      position.line = line
      for (const segment of segments) {
        position.column = segment[0]
        if (segment.length === 1) {
          visit(position, undefined)
          continue
        }
        origin.source = segment[1]
        origin.line = segment[2]
        origin.column = segment[3]
        visit(position, origin)
      }
    }
  }

  return { at, positionOf, each, sources: createSources(map.sourcesContent ?? []) }
}
