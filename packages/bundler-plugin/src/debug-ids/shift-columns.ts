import type { SourceMapJson } from './source-map.ts'
import { readVlq, writeVlq } from './vlq.ts'

/** Text was put into one line of the generated file: what stood at the column and behind moves. */
export interface Insertion {
  line: number
  column: number
  length: number
}

export function shiftColumns<Map extends SourceMapJson>(map: Map, insertion: Insertion): Map {
  const shifted = { ...map }
  if (map.mappings !== undefined) shifted.mappings = shiftMappings(map.mappings, insertion)
  if (map.sections)
    shifted.sections = map.sections.map((section) => shiftSection(section, insertion))
  return shifted
}

function shiftSection(
  { offset, map }: NonNullable<SourceMapJson['sections']>[number],
  { line, column, length }: Insertion,
) {
  if (offset.line > line) return { offset, map }
  if (offset.line === line && offset.column >= column)
    return { offset: { line, column: offset.column + length }, map }
  // It begins before: the place counts from its beginning, columns only in its first line.
  const inside = {
    line: line - offset.line,
    column: column - (offset.line === line ? offset.column : 0),
    length,
  }
  return { offset, map: shiftColumns(map, inside) }
}

function shiftMappings(mappings: string, insertion: Insertion): string {
  const start = startOfLine(mappings, insertion.line)
  if (start === undefined) return mappings
  const semicolon = mappings.indexOf(';', start)
  const end = semicolon < 0 ? mappings.length : semicolon
  return (
    mappings.slice(0, start) +
    shiftLine(mappings.slice(start, end), insertion) +
    mappings.slice(end)
  )
}

function startOfLine(mappings: string, line: number): number | undefined {
  let start = 0
  for (let i = 0; i < line; i++) {
    const semicolon = mappings.indexOf(';', start)
    if (semicolon < 0) return undefined
    start = semicolon + 1
  }
  return start
}

/** Columns are deltas: of the first segment behind the place one number changes, and all others follow. */
function shiftLine(line: string, { column, length }: Insertion): string {
  let at = 0
  let start = 0
  while (start < line.length) {
    const { value, end } = readVlq(line, start)
    at += value
    if (at >= column) return line.slice(0, start) + writeVlq(value + length) + line.slice(end)
    const comma = line.indexOf(',', end)
    if (comma < 0) return line
    start = comma + 1
  }
  return line
}
