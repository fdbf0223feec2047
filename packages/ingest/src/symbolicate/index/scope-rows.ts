import { NONE } from '../mappings/mappings.ts'
import {
  END,
  NAME,
  PARENT,
  SCOPE_WIDTH,
  SOURCE,
  SOURCE_LINE,
  START,
} from '../scopes/function-scopes.ts'
import { createByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'

/*
 * A row of a page of scopes, each number but the name against the row before it or its own start:
 * start line, start column, lines to the end, end column, name + 1, source, source line. Parents are
 * not written: scopes nest, so the rows before say which of them are still open.
 */

/** @param nameOf the number of a name of the table in the index */
export function createScopeWriter(bytes: ByteWriter, nameOf: (name: number) => number) {
  let before: Int32Array = new Int32Array(SCOPE_WIDTH)

  function write(row: Int32Array): void {
    const lines = of(row, START) - of(before, START)
    const height = of(row, END) - of(row, START)
    bytes.varint(lines)
    bytes.varint(of(row, START + 1) - (lines === 0 ? of(before, START + 1) : 0))
    bytes.varint(height)
    bytes.varint(of(row, END + 1) - (height === 0 ? of(row, START + 1) : 0))
    bytes.varint(of(row, NAME) === NONE ? 0 : nameOf(of(row, NAME)) + 1)
    bytes.signed(of(row, SOURCE) - of(before, SOURCE))
    bytes.signed(of(row, SOURCE_LINE) - of(before, SOURCE_LINE))
    before = row
  }

  return { write, restart: () => void (before = new Int32Array(SCOPE_WIDTH)) }
}

/** The page as a table of its own, whose parents are rows of it. */
export function readScopes(page: Uint8Array): Int32Array {
  const reader = createByteReader(page)
  const numbers: number[] = []
  let [line, column, source, sourceLine] = [0, 0, 0, 0]
  while (!reader.isAtEnd()) {
    const lines = reader.varint()
    line += lines
    column = reader.varint() + (lines === 0 ? column : 0)
    const height = reader.varint()
    const endColumn = reader.varint() + (height === 0 ? column : 0)
    const name = reader.varint() - 1
    source += reader.signed()
    sourceLine += reader.signed()
    numbers.push(line, column, line + height, endColumn, name, NONE, source, sourceLine)
  }
  const table = Int32Array.from(numbers)
  setParents(table)
  return table
}

function setParents(table: Int32Array): void {
  const open: number[] = []
  for (let row = 0; row < table.length; row += SCOPE_WIDTH) {
    while (open.length > 0 && isOver(table, open.at(-1) ?? 0, row)) open.pop()
    const parent = open.at(-1)
    table[row + PARENT] = parent === undefined ? NONE : parent / SCOPE_WIDTH
    open.push(row)
  }
}

function isOver(table: Int32Array, row: number, next: number): boolean {
  const lines = of(table, next + START) - of(table, row + END)
  return lines > 0 || (lines === 0 && of(table, next + START + 1) >= of(table, row + END + 1))
}

function of(row: Int32Array, field: number): number {
  return row[field] ?? 0
}
