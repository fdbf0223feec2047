import { InvalidSourceMapError } from './invalid-source-map-error.ts'

export interface MappingCount {
  lines: number
  segments: number
}

interface Tables {
  sources: number
  names: number
}

interface Cursor {
  text: string
  at: number
}

const COMMA = 44
const SEMICOLON = 59
const DIGITS = digitTable()
const MAX_INT32 = 2 ** 31 - 1
const MAX_UINT32 = 2 ** 32 - 1

/** Which table a segment's field points into; the others only have to be sensible numbers. */
const [COLUMN, SOURCE, NAME] = [0, 1, 4]

/**
 * Checks every segment by ECMA-426 before anything is decoded: the decoder trusts its input, and a
 * hostile map would cost gigabytes of segments before a cap could be applied to them.
 */
export function scanMappings(mappings: string, tables: Tables): MappingCount {
  const cursor = { text: mappings, at: 0 }
  const totals = new Float64Array(5)
  const count = { lines: 0, segments: 0 }
  for (;;) {
    totals[COLUMN] = 0
    count.lines++
    count.segments += scanLine(cursor, totals, tables)
    if (cursor.at >= mappings.length) return count
    cursor.at++
  }
}

function scanLine(cursor: Cursor, totals: Float64Array, tables: Tables): number {
  if (isAt(cursor, SEMICOLON) || cursor.at >= cursor.text.length) return 0
  let segments = 0
  for (;;) {
    scanSegment(cursor, totals, tables)
    segments++
    if (!isAt(cursor, COMMA)) return segments
    cursor.at++
  }
}

function scanSegment(cursor: Cursor, totals: Float64Array, tables: Tables): void {
  const start = cursor.at
  let fields = 0
  while (cursor.at < cursor.text.length && !isAt(cursor, COMMA) && !isAt(cursor, SEMICOLON)) {
    if (fields === 5) throw malformed(start, 'has more than 5 fields')
    const total = (totals[fields] ?? 0) + readVlq(cursor)
    if (total < 0 || total > MAX_INT32) throw malformed(start, 'leaves the range of 31 bits')
    totals[fields++] = total
  }
  if (fields !== 1 && fields !== 4 && fields !== 5) throw malformed(start, `has ${fields} fields`)
  if (fields >= 4 && (totals[SOURCE] ?? 0) >= tables.sources) {
    throw malformed(start, 'names a source that is not in `sources`')
  }
  if (fields === 5 && (totals[NAME] ?? 0) >= tables.names) {
    throw malformed(start, 'names an entry that is not in `names`')
  }
}

function readVlq(cursor: Cursor): number {
  let value = 0
  let scale = 1
  let digit: number
  do {
    digit = DIGITS[cursor.text.charCodeAt(cursor.at)] ?? -1
    if (digit < 0) throw malformed(cursor.at, 'holds a character that is not Base64 VLQ')
    cursor.at++
    value += (digit & 31) * scale
    // Any number of leading zero digits is valid, so the scale stops before zero × Infinity is NaN.
    scale = Math.min(scale * 32, 2 ** 60)
  } while (digit & 32)
  if (value > MAX_UINT32) throw malformed(cursor.at, 'holds a number above 32 bits')
  const magnitude = Math.floor(value / 2)
  return value % 2 === 0 ? magnitude : -magnitude
}

function isAt({ text, at }: Cursor, code: number): boolean {
  return text.charCodeAt(at) === code
}

function malformed(at: number, fault: string): InvalidSourceMapError {
  return new InvalidSourceMapError(
    `\`mappings\` is malformed: the segment at character ${at} ${fault}. Build the map again.`,
  )
}

function digitTable(): Int8Array {
  const table = new Int8Array(128).fill(-1)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i
  return table
}
