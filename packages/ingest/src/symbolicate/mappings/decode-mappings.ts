import { COMMA, INVALID, SEMICOLON } from './base64-digits.ts'
import type { MappingCount } from './count-mappings.ts'
import { malformed } from './malformed.ts'
import { createMappings, NONE, type Mappings } from './mappings.ts'
import { sortLine } from './sort-line.ts'
import { createVlqReader } from './vlq-reader.ts'

/** How many entries the tables have that segments point into. */
export interface Tables {
  sources: number
  names: number
}

const MAX_INT32 = 2 ** 31 - 1

/**
 * Decodes and checks the `mappings` (as `toDigits` has them) of a map without sections by ECMA-426;
 * throws InvalidSourceMapError.
 */
export function decodeMappings(
  digits: Uint8Array,
  { lines, segments }: MappingCount,
  tables: Tables,
): Mappings {
  const mappings = createMappings(lines, segments)
  const reader = createSegmentReader(digits, mappings, tables)
  for (let line = 0; line < lines; line++) reader.readLine(line)
  mappings.lineStarts[lines] = reader.count()
  return mappings
}

function createSegmentReader(digits: Uint8Array, mappings: Mappings, tables: Tables) {
  const { lineStarts, columns, sources, sourceLines, sourceColumns, names } = mappings
  const { at, peek, skip, read } = createVlqReader(digits)
  let segment = 0
  // Every field but the column goes on from the segment before, over the ends of lines.
  let column = 0
  let source = 0
  let sourceLine = 0
  let sourceColumn = 0
  let name = 0

  function readLine(line: number): void {
    const first = segment
    lineStarts[line] = first
    column = 0
    if (peek() !== SEMICOLON) {
      readSegment()
      while (peek() === COMMA) {
        skip()
        readSegment()
      }
      if (peek() === INVALID) throw malformed(at(), 'holds a character that is not Base64 VLQ')
      sortLine(mappings, first, segment)
    }
    skip()
  }

  /** One, four or five numbers. */
  function readSegment(): void {
    const start = at()
    column = add(column, start, 0)
    columns[segment] = column
    sources[segment] = NONE
    names[segment] = NONE
    if (isDigit()) {
      readSource(start)
      if (isDigit()) readName(start)
    }
    segment++
  }

  function readSource(start: number): void {
    source = add(source, start, 1)
    sourceLine = add(sourceLine, start, 2)
    sourceColumn = add(sourceColumn, start, 3)
    if (source >= tables.sources) {
      throw malformed(start, 'names a source that is not in `sources`')
    }
    sources[segment] = source
    sourceLines[segment] = sourceLine
    sourceColumns[segment] = sourceColumn
  }

  function readName(start: number): void {
    name = add(name, start, 4)
    if (name >= tables.names) throw malformed(start, 'names an entry that is not in `names`')
    if (isDigit()) throw malformed(start, 'has more than 5 fields')
    names[segment] = name
  }

  function isDigit(): boolean {
    return peek() < COMMA
  }

  /** The number at the cursor added to the field's total; `fields` are those read before it. */
  function add(total: number, start: number, fields: number): number {
    const digit = peek()
    if (digit === COMMA || digit === SEMICOLON) throw malformed(start, `has ${fields} fields`)
    const sum = total + read(digit)
    if (sum < 0 || sum > MAX_INT32) throw malformed(start, 'leaves the range of 31 bits')
    return sum
  }

  return { readLine, count: () => segment }
}
