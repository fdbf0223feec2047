import { TraceMap } from '@jridgewell/trace-mapping'
import {
  checkIndexMap,
  checkOrder,
  checkRegularMap,
  ignored,
  isIndexMap,
  MAX_LINES,
  MAX_NAMES,
  MAX_SEGMENTS,
  MAX_SOURCES,
  type RegularMap,
} from './check-source-map.ts'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'
import { toDigits } from './mappings/base64-digits.ts'
import { countMappings, type MappingCount } from './mappings/count-mappings.ts'
import { decodeMappings } from './mappings/decode-mappings.ts'
import { joinMappings } from './mappings/join-mappings.ts'
import type { Mappings } from './mappings/mappings.ts'

/** A map without sections or sourceRoot, its mappings decoded and checked. */
export interface DecodedSourceMap {
  mappings: Mappings
  /** With sourceRoot joined and `.` and `..` resolved. */
  sources: (string | null)[]
  /** As long as `sources`. */
  sourcesContent: (string | null)[]
  names: string[]
  /** Indexes of sources. */
  ignoreList: number[]
}

interface PlacedMap {
  line: number
  column: number
  map: RegularMap
}

/** Concatenating tools nest index maps once or twice; deeper is somebody testing our stack. */
const MAX_DEPTH = 8

/** Longer sources are `data:` addresses, and no names; every frame carries its own. */
const MAX_NAME_LENGTH = 2_000

/** Throws InvalidSourceMapError unless the parsed JSON is a source map of ECMA-426 within our caps. */
export function flattenSourceMap(json: unknown): DecodedSourceMap {
  const placed = placedMaps(json, { line: 0, column: 0 }, 0)
  checkOrder(placed)
  checkTables(placed)
  const budget = { lines: MAX_LINES, segments: MAX_SEGMENTS }
  const decoded = placed.map((each) => ({ ...each, ...decode(each, budget) }))
  const [only] = decoded
  // Nearly all maps: nothing has to be moved.
  if (only && decoded.length === 1 && only.line === 0 && only.column === 0) return only.decoded
  return joinMaps(decoded)
}

/** An index map may hold others. */
function placedMaps(json: unknown, at: { line: number; column: number }, depth: number) {
  if (!isIndexMap(json)) return [{ ...at, map: checkRegularMap(json) }]
  if (depth === MAX_DEPTH) throw new InvalidSourceMapError('Index maps are nested too deeply.')
  const placed: PlacedMap[] = []
  for (const { offset, map } of checkIndexMap(json).sections) {
    const column = offset.column + (offset.line === 0 ? at.column : 0)
    const inner = placedMaps(map, { line: at.line + offset.line, column }, depth + 1)
    // One by one: a list may be too long for the arguments of a call.
    for (const each of inner) placed.push(each)
  }
  return placed
}

/** The caps of one map are those of all its sections. */
function checkTables(placed: readonly PlacedMap[]): void {
  const count = (size: (map: RegularMap) => number) =>
    placed.reduce((sum, { map }) => sum + size(map), 0)
  const sources = count((map) => map.sources.length)
  const names = count((map) => map.names?.length ?? 0)
  if (sources <= MAX_SOURCES && names <= MAX_NAMES) return
  throw new InvalidSourceMapError(
    `The map has more than ${MAX_SOURCES} sources or ${MAX_NAMES} names. Split the bundle.`,
  )
}

/** Takes what it decodes from the budget, before it decodes it. */
function decode({ line, map }: PlacedMap, budget: MappingCount): { decoded: DecodedSourceMap } {
  const digits = toDigits(map.mappings)
  const count = countMappings(digits)
  budget.segments -= count.segments
  if (budget.segments < 0 || line + count.lines > budget.lines) {
    throw new InvalidSourceMapError(
      `The map has more than ${MAX_SEGMENTS} mappings or ${MAX_LINES} lines. Split the bundle.`,
    )
  }
  const names = map.names ?? []
  const mappings = decodeMappings(digits, count, {
    sources: map.sources.length,
    names: names.length,
  })
  return { decoded: { mappings, ...sourcesOf(map), names: names.map(shortened) } }
}

function sourcesOf(map: RegularMap) {
  const { sources, sourceRoot, sourcesContent } = map
  const { resolvedSources } = new TraceMap({
    ...{ version: 3, names: [], mappings: '' },
    sources: sources.map((source) => source?.slice(0, MAX_NAME_LENGTH) ?? ''),
    ...(typeof sourceRoot === 'string' && { sourceRoot }),
  })
  return {
    sources: sources.map((source, i) =>
      source === null || source === '' ? null : wellFormed(resolvedSources[i] ?? source),
    ),
    sourcesContent: sources.map((_, i) => {
      const content = sourcesContent?.[i]
      return typeof content === 'string' ? wellFormed(content) : null
    }),
    ignoreList: [...new Set(ignored(map))],
  }
}

function shortened(name: string): string {
  return wellFormed(name.slice(0, MAX_NAME_LENGTH))
}

/** JSON may escape half a surrogate pair, which no UTF-8 column downstream could hold. */
function wellFormed(text: string): string {
  return text.toWellFormed()
}

function joinMaps(
  placed: readonly { line: number; column: number; decoded: DecodedSourceMap }[],
): DecodedSourceMap {
  const sources: (string | null)[] = []
  const sourcesContent: (string | null)[] = []
  const names: string[] = []
  const ignoreList: number[] = []
  const sections = placed.map(({ line, column, decoded }) => {
    const section = { mappings: decoded.mappings, line, column, sources: 0, names: 0 }
    section.sources = sources.length
    section.names = names.length
    for (const source of decoded.ignoreList) ignoreList.push(section.sources + source)
    // One by one: a list may be too long for the arguments of a call.
    for (const source of decoded.sources) sources.push(source)
    for (const content of decoded.sourcesContent) sourcesContent.push(content)
    for (const name of decoded.names) names.push(name)
    return section
  })
  return { mappings: joinMappings(sections), sources, sourcesContent, names, ignoreList }
}
