import { NONE } from '../mappings/mappings.ts'
import {
  HAS_NAME,
  NEXT_LINE,
  NO_SOURCE,
  OTHER_LINE,
  OTHER_SOURCE,
  TAG_KIND,
  UPPER_MAX,
  UPPER_SHIFT,
} from './segment-format.ts'

/** Counts from 0; columns are UTF-16 units. Source and name are `NONE` where the segment has none. */
export interface Segment {
  line: number
  column: number
  source: number
  sourceLine: number
  sourceColumn: number
  name: number
}

/** The row of a page that a reader stands on; one object is moved over all rows of all pages. */
export interface Row extends Segment {
  page: Uint8Array
  /** Where the next row begins. */
  at: number
  kind: number
  /** Whether it is at another position than the row before it. */
  hasMoved: boolean
}

export function createRow(): Row {
  return {
    ...{ page: new Uint8Array(), at: 0, kind: NO_SOURCE, hasMoved: false },
    ...{ line: 0, column: 0, source: 0, sourceLine: 0, sourceColumn: 0, name: 0 },
  }
}

/** Before the first row of a page, whose directory says on which generated line that is. */
export function startAt(row: Row, page: Uint8Array, line: number): void {
  row.page = page
  row.line = line
  row.at = row.column = row.source = row.sourceLine = row.sourceColumn = row.name = 0
}

/** On to the next row; false where there is none. */
export function moveOn(row: Row): boolean {
  row.hasMoved = false
  while (row.at < row.page.length) {
    const tag = row.page[row.at++] ?? 0
    const upper = tag >> UPPER_SHIFT
    const step = upper === UPPER_MAX ? UPPER_MAX + readVarint(row) : upper
    row.kind = tag & TAG_KIND
    if (row.kind !== NEXT_LINE) {
      row.column += step
      if (step > 0) row.hasMoved = true
      if (row.kind !== NO_SOURCE) readSource(row)
      return true
    }
    row.line += step
    row.column = 0
    row.hasMoved = true
  }
  return false
}

function readSource(row: Row): void {
  const { kind } = row
  if (kind & OTHER_LINE) {
    if ((kind & OTHER_SOURCE) === OTHER_SOURCE) row.source += readSigned(row)
    row.sourceLine += readSigned(row)
  }
  row.sourceColumn += readSigned(row)
  if (kind & HAS_NAME) row.name += readSigned(row)
}

function readSigned(row: Row): number {
  const value = readVarint(row)
  return (value >>> 1) ^ -(value & 1)
}

function readVarint(row: Row): number {
  const first = row.page[row.at++] ?? 0
  if (first < 128) return first
  let value = first & 127
  let shift = 7
  let byte: number
  do {
    byte = row.page[row.at++] ?? 0
    value |= (byte & 127) << shift
    shift += 7
  } while (byte > 127)
  return value
}

export function isUpTo(row: Row, line: number, column: number): boolean {
  return row.line < line || (row.line === line && row.column <= column)
}

/** What the row says, apart from the row: that one moves on. */
export function toSegment(row: Row): Segment {
  return {
    line: row.line,
    column: row.column,
    source: row.kind === NO_SOURCE ? NONE : row.source,
    sourceLine: row.sourceLine,
    sourceColumn: row.sourceColumn,
    name: row.kind & HAS_NAME ? row.name : NONE,
  }
}

export function copyRow(from: Row, to: Row): void {
  to.kind = from.kind
  to.line = from.line
  to.column = from.column
  to.source = from.source
  to.sourceLine = from.sourceLine
  to.sourceColumn = from.sourceColumn
  to.name = from.name
}
