import * as z from 'zod'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'
import { scanMappings, type MappingCount } from './scan-mappings.ts'

/** A segment is about 90 bytes once decoded: 5 million, twice the largest bundle seen, are 450 MB. */
const MAX_SEGMENTS = 5_000_000
const MAX_LINES = 3_000_000
const MAX_SOURCES = 100_000
const MAX_NAMES = 2_000_000
/** Concatenating tools nest index maps once or twice; deeper is somebody testing our stack. */
const MAX_DEPTH = 8

const ignoreList = z.array(z.int().nonnegative()).nullish()

const regularMap = z.object({
  version: z.literal(3),
  file: z.string().nullish(),
  sourceRoot: z.string().nullish(),
  sources: z.array(z.string().nullable()).max(MAX_SOURCES),
  sourcesContent: z.array(z.string().nullable()).max(MAX_SOURCES).nullish(),
  names: z.array(z.string()).max(MAX_NAMES).nullish(),
  mappings: z.string(),
  ignoreList,
  x_google_ignoreList: ignoreList,
})

const offset = z.object({
  line: z.int().nonnegative().max(MAX_LINES),
  column: z.int().nonnegative(),
})

const indexMap = z.object({
  version: z.literal(3),
  file: z.string().nullish(),
  mappings: z.never({ error: 'a map has either `mappings` or `sections`' }).optional(),
  sections: z.array(z.object({ offset, map: z.unknown() })).max(MAX_SOURCES),
})

/** Throws InvalidSourceMapError unless the parsed JSON is a source map of ECMA-426 within our caps. */
export function checkSourceMap(json: unknown, depth = 0): MappingCount {
  const count = isIndexMap(json) ? checkSections(json, depth) : checkRegular(json)
  if (count.segments > MAX_SEGMENTS || count.lines > MAX_LINES) {
    throw new InvalidSourceMapError(
      `The map has ${count.segments} mappings on ${count.lines} lines; ${MAX_SEGMENTS} on ` +
        `${MAX_LINES} are accepted. Split the bundle.`,
    )
  }
  return count
}

function isIndexMap(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'sections' in json
}

function checkRegular(json: unknown): MappingCount {
  const map = read(regularMap, json)
  const ignored = map.ignoreList ?? map.x_google_ignoreList ?? []
  if (ignored.some((source) => source >= map.sources.length)) {
    throw new InvalidSourceMapError('`ignoreList` names a source that is not in `sources`.')
  }
  return scanMappings(map.mappings, {
    sources: map.sources.length,
    names: map.names?.length ?? 0,
  })
}

function checkSections(json: unknown, depth: number): MappingCount {
  if (depth === MAX_DEPTH) throw new InvalidSourceMapError('Index maps are nested too deeply.')
  const count = { lines: 0, segments: 0 }
  let previous = { line: 0, column: -1 }
  for (const { offset, map } of read(indexMap, json).sections) {
    if (!isAfter(offset, previous)) {
      throw new InvalidSourceMapError('The sections of the index map overlap or are out of order.')
    }
    const section = checkSourceMap(map, depth + 1)
    count.lines = Math.max(count.lines, offset.line + section.lines)
    count.segments += section.segments
    previous = offset
  }
  return count
}

function isAfter(a: z.output<typeof offset>, b: z.output<typeof offset>): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column)
}

function read<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new InvalidSourceMapError(
    `This is not a version 3 source map: ${where === '' ? 'the file' : `\`${where}\``}: ` +
      `${issue?.message ?? 'unreadable'}. Upload the .map file that the bundler wrote.`,
  )
}
