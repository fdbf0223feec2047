import { NONE } from '../mappings/mappings.ts'
import { goToNote, lastNote, NOTE_WIDTH, noteRow, type Notes } from './notes.ts'
import {
  copyRow,
  createRow,
  isUpTo,
  moveOn,
  startAt,
  toSegment,
  type Row,
  type Segment,
} from './row.ts'

/** A page as it was unpacked: about five bytes a segment with its notes. */
export interface SegmentPage {
  bytes: Uint8Array
  firstLine: number
  notes: Notes
}

/** A look-up decodes at most about this many rows. */
const ROWS_A_NOTE = 16

export function readPage(bytes: Uint8Array, firstLine: number): SegmentPage {
  // No row is shorter than a byte.
  const notes = new Int32Array(Math.ceil(bytes.length / ROWS_A_NOTE + 1) * NOTE_WIDTH)
  const row = createRow()
  let count = 0
  let wait = 0
  startAt(row, bytes, firstLine)
  while (moveOn(row)) {
    // Not one that repeats the position before it: of equal ones the first is wanted.
    if (wait <= 0 && (count === 0 || row.hasMoved)) {
      noteRow(notes, count++, row)
      wait = ROWS_A_NOTE
    }
    wait--
  }
  return { bytes, firstLine, notes: notes.slice(0, count * NOTE_WIDTH) }
}

export function pageBytes({ bytes, notes }: SegmentPage): number {
  return bytes.length + notes.byteLength
}

/** Moved over and over again: a look-up makes no object but its answer. */
export interface Cursor {
  row: Row
  found: Row
}

export function createCursor(): Cursor {
  return { row: createRow(), found: createRow() }
}

/** The last segment at or before the position, also of an earlier line; of equal ones the first. */
export function findInPage(
  { bytes, notes }: SegmentPage,
  { row, found }: Cursor,
  { line, column }: { line: number; column: number },
): Segment | undefined {
  const note = lastNote(notes, line, column)
  if (note < 0) return undefined
  row.page = bytes
  goToNote(notes, note, row)
  copyRow(row, found)
  while (moveOn(row) && isUpTo(row, line, column)) {
    if (row.hasMoved) copyRow(row, found)
  }
  return toSegment(found)
}

/**
 * Whether the page's segments of a generated line come from one original line, that of `first` where
 * there is one: the first of them, undefined where the page has none, false where they do not.
 */
export function isLineOfOne(
  { bytes, firstLine }: SegmentPage,
  line: number,
  first: Segment | undefined,
): Segment | undefined | false {
  const row = createRow()
  let found = first
  startAt(row, bytes, firstLine)
  while (moveOn(row) && row.line <= line) {
    const segment = toSegment(row)
    if (segment.line < line || segment.source === NONE) continue
    found ??= segment
    if (segment.source !== found.source || segment.sourceLine !== found.sourceLine) return false
  }
  return found
}
