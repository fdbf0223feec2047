import type { Codec } from '../../lib/codec.ts'
import type { Head } from './head.ts'
import { openFile, type ReadRange } from './index-file.ts'
import { createLineStartReader, type PositionOf } from './line-start-reader.ts'
import type { Section } from './parts.ts'
import { createScopeReader, type ScopeReader } from './scope-reader.ts'
import { createSegmentReader, type SegmentReader } from './segment-reader.ts'
import { createStringReader, type StringReader } from './string-reader.ts'
import { createTextReader, type TextReader } from './text-reader.ts'

/** A compiled source map. Lines and columns count from 0; every read may reject as the store does. */
export interface SourceMapIndex extends SegmentReader {
  segments: number
  /** Of the generated file, up to the last that has a segment. */
  lines: number
  name: StringReader
  /** As in the map; empty where the map names none. */
  source: StringReader
  isIgnored: (source: number) => boolean
  hasScopes: boolean
  scope: ScopeReader
  text: TextReader
  positionOf: PositionOf
  /** Of what was read so far and stays in memory. */
  sizeBytes: () => number
}

interface Options {
  read: ReadRange
  codec: Codec
  /** Told when more of it has come into memory. */
  onGrowth?: () => void
}

/** Reads the head; throws UnreadableIndexError, or what `read` does. */
export async function openIndex(options: Options): Promise<SourceMapIndex> {
  const { codec, onGrowth } = options
  const { head, headBytes, read } = await openFile(options.read, codec)
  const ignored = new Set(head.ignoreList)
  let sizeBytes = headBytes

  function count(bytes: number): void {
    sizeBytes += bytes
    onGrowth?.()
  }

  const sections = sectionsOf(head, { read, codec, count })
  return {
    ...createSegmentReader(head.segmentPages, sections.segments),
    segments: head.segments,
    lines: head.lines,
    name: createStringReader(sections.names),
    source: createStringReader(sections.sources),
    isIgnored: (source) => ignored.has(source),
    hasScopes: head.scopes.count > 0,
    scope: createScopeReader(head.scopes, sections.scopes),
    text: createTextReader(head.texts, sections.texts),
    positionOf: createLineStartReader(sections.lineStarts),
    sizeBytes: () => sizeBytes,
  }
}

/** After the head, in the order of `writeIndex`. */
function sectionsOf(head: Head, access: Omit<Section, 'lengths' | 'offset'>) {
  let offset = 0
  function next(lengths: readonly number[]): Section {
    const section = { ...access, lengths, offset }
    offset += lengths.reduce((sum, length) => sum + length, 0)
    return section
  }
  return {
    segments: next(head.segmentPages.lengths),
    names: next(head.names.lengths),
    sources: next(head.sources.lengths),
    texts: next(head.texts.lengths),
    scopes: next(head.scopes.lengths),
    lineStarts: next(head.lineStarts === 0 ? [] : [head.lineStarts]),
  }
}
