import type { Row } from './row.ts'

/**
 * Rows of a page to go on from: where the next one begins with the row's kind above it, and the
 * numbers so far.
 */
export type Notes = Int32Array

export const NOTE_WIDTH = 7
const [AT, LINE, COLUMN, SOURCE, SOURCE_LINE, SOURCE_COLUMN, NAME] = [0, 1, 2, 3, 4, 5, 6] as const
/** A page has less than 2^24 bytes. */
const KIND_SHIFT = 24
const AT_MASK = 2 ** KIND_SHIFT - 1

export function noteRow(notes: Notes, note: number, row: Row): void {
  const i = note * NOTE_WIDTH
  notes[i + AT] = row.at | (row.kind << KIND_SHIFT)
  notes[i + LINE] = row.line
  notes[i + COLUMN] = row.column
  notes[i + SOURCE] = row.source
  notes[i + SOURCE_LINE] = row.sourceLine
  notes[i + SOURCE_COLUMN] = row.sourceColumn
  notes[i + NAME] = row.name
}

export function goToNote(notes: Notes, note: number, row: Row): void {
  const i = note * NOTE_WIDTH
  row.at = (notes[i + AT] ?? 0) & AT_MASK
  row.kind = (notes[i + AT] ?? 0) >> KIND_SHIFT
  row.line = notes[i + LINE] ?? 0
  row.column = notes[i + COLUMN] ?? 0
  row.source = notes[i + SOURCE] ?? 0
  row.sourceLine = notes[i + SOURCE_LINE] ?? 0
  row.sourceColumn = notes[i + SOURCE_COLUMN] ?? 0
  row.name = notes[i + NAME] ?? 0
}

/** The last at or before a position; -1 where there is none. */
export function lastNote(notes: Notes, line: number, column: number): number {
  let low = 0
  let high = notes.length / NOTE_WIDTH
  while (low < high) {
    const middle = (low + high) >>> 1
    const i = middle * NOTE_WIDTH
    const at = notes[i + LINE] ?? 0
    if (at < line || (at === line && (notes[i + COLUMN] ?? 0) <= column)) low = middle + 1
    else high = middle
  }
  return low - 1
}
