import { InvalidSourceMapError } from '../invalid-source-map-error.ts'
import { countLines, countSegments, createMappings, NONE, type Mappings } from './mappings.ts'

/** The mappings of a section of an index map, and where they belong. All count from 0. */
export interface Section {
  mappings: Mappings
  /** Where the section begins in the generated file; the column is of its first line only. */
  line: number
  column: number
  /** What its sources and names are counted from in the joined tables. */
  sources: number
  names: number
}

/** Sections side by side, in the order of their offsets; what reaches into the next one is left out. */
export function joinMappings(sections: readonly Section[]): Mappings {
  const lines = sections.reduce((most, { line, mappings }) => {
    return Math.max(most, line + countLines(mappings))
  }, 1)
  const segments = sections.reduce((sum, { mappings }) => sum + countSegments(mappings), 0)
  const joined = createMappings(lines, segments)
  const counts = new Uint32Array(lines)
  let end = 0
  for (const [i, section] of sections.entries()) {
    end = append({ joined, counts, end }, section, sections[i + 1])
  }
  for (let line = 0; line < lines; line++) {
    joined.lineStarts[line + 1] = (joined.lineStarts[line] ?? 0) + (counts[line] ?? 0)
  }
  return cut(joined, end)
}

const MAX_COLUMN = 2 ** 31 - 1

interface Joining {
  joined: Mappings
  /** Segments of each line. */
  counts: Uint32Array
  end: number
}

/** Answers where the next segment goes. */
function append(
  { joined, counts, end }: Joining,
  { mappings, ...section }: Section,
  next: Section | undefined,
): number {
  const { lineStarts, columns, sources, names } = mappings
  let at = end
  for (let i = 0; i < countLines(mappings); i++) {
    const line = section.line + i
    const first = lineStarts[i] ?? 0
    for (let segment = first; segment < (lineStarts[i + 1] ?? first); segment++) {
      const column = (columns[segment] ?? 0) + (i === 0 ? section.column : 0)
      if (next && (line > next.line || (line === next.line && column >= next.column))) return at
      if (column > MAX_COLUMN) {
        throw new InvalidSourceMapError('A section of the index map leaves the range of 31 bits.')
      }
      const source = sources[segment] ?? NONE
      const name = names[segment] ?? NONE
      joined.columns[at] = column
      joined.sources[at] = source === NONE ? NONE : source + section.sources
      joined.names[at] = name === NONE ? NONE : name + section.names
      joined.sourceLines[at] = mappings.sourceLines[segment] ?? 0
      joined.sourceColumns[at] = mappings.sourceColumns[segment] ?? 0
      counts[line] = (counts[line] ?? 0) + 1
      at++
    }
  }
  return at
}

function cut({ lineStarts, ...fields }: Mappings, end: number): Mappings {
  return {
    lineStarts,
    columns: fields.columns.subarray(0, end),
    sources: fields.sources.subarray(0, end),
    sourceLines: fields.sourceLines.subarray(0, end),
    sourceColumns: fields.sourceColumns.subarray(0, end),
    names: fields.names.subarray(0, end),
  }
}
