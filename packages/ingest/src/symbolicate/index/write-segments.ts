import { countSegments, NONE, type Mappings } from '../mappings/mappings.ts'
import { createByteWriter, type ByteWriter } from './byte-writer.ts'
import type { Codec } from '../../lib/codec.ts'
import type { SegmentDirectory } from './head.ts'
import {
  HAS_NAME,
  NEXT_LINE,
  NO_SOURCE,
  OTHER_LINE,
  OTHER_SOURCE,
  SAME_LINE,
  UPPER_MAX,
  UPPER_SHIFT,
} from './segment-format.ts'

/** Read with one range request and decoded in some ten microseconds; larger ones pack no better. */
const SEGMENTS_A_PAGE = 4_096

export interface WrittenSegments {
  directory: SegmentDirectory
  pages: Uint8Array[]
}

/** Cuts mappings into pages that are read one by one. */
export function writeSegments(mappings: Mappings, { pack }: Codec): WrittenSegments {
  const directory: SegmentDirectory = { lengths: [], lines: [], columns: [] }
  const pages: Uint8Array[] = []
  const bytes = createByteWriter()
  const rows = createRowWriter(mappings, bytes)
  const total = countSegments(mappings)
  let line = 0
  for (let first = 0; first < total;) {
    line = lineOf(mappings, first, line)
    const end = endOfPage(mappings, first, line)
    directory.lines.push(line)
    directory.columns.push(mappings.columns[first] ?? 0)
    line = rows.write(first, end, line)
    const page = pack(bytes.take())
    pages.push(page)
    directory.lengths.push(page.length)
    first = endOfRun(mappings, end, line)
  }
  return { directory, pages }
}

/** What a page holds of equal positions; no tool writes so many. */
const MAX_EQUAL = 16_384

/** Never between equal positions: a look-up wants the first of them, and reads one page. */
function endOfPage(mappings: Mappings, first: number, firstLine: number): number {
  const { columns, lineStarts } = mappings
  let end = Math.min(first + SEGMENTS_A_PAGE, countSegments(mappings))
  const endOfLine = lineStarts[lineOf(mappings, end - 1, firstLine) + 1] ?? end
  const limit = Math.min(endOfLine, end + MAX_EQUAL)
  while (end < limit && columns[end] === columns[end - 1]) end++
  return end
}

/** Behind the segments at the position of the one before `end`, which the page has no room for. */
function endOfRun({ columns, lineStarts }: Mappings, end: number, line: number): number {
  const endOfLine = lineStarts[line + 1] ?? end
  let next = end
  while (next < endOfLine && columns[next] === columns[end - 1]) next++
  return next
}

/** The generated line of a segment, at or after `from`. */
function lineOf({ lineStarts }: Mappings, segment: number, from: number): number {
  let line = from
  while ((lineStarts[line + 1] ?? Infinity) <= segment) line++
  return line
}

function createRowWriter(mappings: Mappings, bytes: ByteWriter) {
  let source = 0
  let sourceLine = 0
  let sourceColumn = 0
  let name = 0

  function tag(kind: number, upper: number): void {
    bytes.byte(kind | (Math.min(upper, UPPER_MAX) << UPPER_SHIFT))
    if (upper >= UPPER_MAX) bytes.varint(upper - UPPER_MAX)
  }

  function kindOf(segment: number): number {
    const to = mappings.sources[segment] ?? NONE
    if (to === NONE) return NO_SOURCE
    const named = mappings.names[segment] === NONE ? 0 : HAS_NAME
    if (to !== source) return OTHER_SOURCE | named
    return (mappings.sourceLines[segment] === sourceLine ? SAME_LINE : OTHER_LINE) | named
  }

  /** A page from `first` up to `end`, from the line of its first on; answers the line of its last. */
  function write(first: number, end: number, firstLine: number): number {
    let line = firstLine
    let column = 0
    source = sourceLine = sourceColumn = name = 0
    for (let segment = first; segment < end; segment++) {
      const before = line
      while ((mappings.lineStarts[line + 1] ?? end) <= segment) line++
      if (line > before) {
        tag(NEXT_LINE, line - before)
        column = 0
      }
      const kind = kindOf(segment)
      const to = mappings.columns[segment] ?? 0
      tag(kind, to - column)
      column = to
      if (kind !== NO_SOURCE) writeSource(kind, segment)
    }
    return line
  }

  function writeSource(kind: number, segment: number): void {
    const isOther = (kind & OTHER_SOURCE) === OTHER_SOURCE
    if (isOther) {
      const to = mappings.sources[segment] ?? 0
      bytes.signed(to - source)
      source = to
    }
    if (isOther || kind & OTHER_LINE) {
      const to = mappings.sourceLines[segment] ?? 0
      bytes.signed(to - sourceLine)
      sourceLine = to
    }
    const toColumn = mappings.sourceColumns[segment] ?? 0
    bytes.signed(toColumn - sourceColumn)
    sourceColumn = toColumn
    if (kind & HAS_NAME) {
      const to = mappings.names[segment] ?? 0
      bytes.signed(to - name)
      name = to
    }
  }

  return { write }
}
