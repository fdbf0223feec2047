import {
  decodedMappings,
  FlattenMap,
  type SectionedSourceMapInput,
  type SourceMapSegment,
  type TraceMap,
} from '@jridgewell/trace-mapping'

/** A place of the built file and where it was written; lines and columns from 1. */
export interface SamplePosition {
  line: number
  column: number
  source: string
  sourceLine: number
  sourceColumn: number
  /** What stands at both places: the proof. Undefined where the map has no sources to compare with. */
  word: string | undefined
}

const WORD = /[\w$]{4,}/y
/** Of packages, and what webpack adds. */
const NOT_OURS = /(?:^|\/)(?:node_modules|webpack\/(?:bootstrap|runtime))(?:\/|$| )/
/** A map that is right shows it in its first hundreds. */
const MOST_SEGMENTS = 50_000

/**
 * Proof that the map belongs to the file: a word that stands at a mapped place and, in the source, at
 * the place it is mapped to; of the app's own sources if there is one. Undefined where there is none.
 */
export function samplePosition(
  text: string,
  map: SectionedSourceMapInput,
): SamplePosition | undefined {
  const trace = new FlattenMap(map)
  const lineOf = sourceLines(trace)
  const generated = text.replace(/^\uFEFF/, '').split('\n')
  let other: SamplePosition | undefined
  let read = 0
  for (const [line, segments] of decodedMappings(trace).entries()) {
    for (const segment of segments) {
      read += 1
      if (read > MOST_SEGMENTS) return other
      const found = confirmed(segment, generated[line] ?? '', lineOf)
      if (!found) continue
      const position = {
        ...found,
        line: line + 1,
        source: trace.resolvedSources[segment[1] ?? 0] ?? '',
      }
      if (!NOT_OURS.test(position.source)) return position
      other ??= position
    }
  }
  return other
}

function confirmed(
  segment: SourceMapSegment,
  generatedLine: string,
  lineOf: (source: number, line: number) => string | undefined,
) {
  const [column, source, line, sourceColumn] = segment
  if (source === undefined || line === undefined || sourceColumn === undefined) return undefined
  const at = { column: column + 1, sourceLine: line + 1, sourceColumn: sourceColumn + 1 }
  const original = lineOf(source, line)
  if (original === undefined) return { ...at, word: undefined }
  const word = wordAt(generatedLine, column)
  return word !== undefined && word === wordAt(original, sourceColumn) ? { ...at, word } : undefined
}

function wordAt(text: string, column: number): string | undefined {
  WORD.lastIndex = column
  return WORD.exec(text)?.[0]
}

function sourceLines({ sourcesContent }: TraceMap) {
  const split = new Map<number, string[] | undefined>()
  return (source: number, line: number): string | undefined => {
    if (!split.has(source)) split.set(source, sourcesContent?.[source]?.split('\n'))
    const lines = split.get(source)
    return lines ? (lines[line] ?? '') : undefined
  }
}
