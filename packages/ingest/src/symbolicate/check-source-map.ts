import * as z from 'zod'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'

/** 20 bytes each while they are compiled: 5 million, twice the largest bundle seen, are 100 MB. */
export const MAX_SEGMENTS = 5_000_000
export const MAX_LINES = 3_000_000
export const MAX_SOURCES = 100_000
export const MAX_NAMES = 2_000_000
/** Of what is put before each of the sources. */
const MAX_ROOT_LENGTH = 2_000
const MAX_COLUMN = 2 ** 31 - 1

const ignoreList = z.array(z.int().nonnegative()).nullish()

const regularMap = z.object({
  version: z.literal(3),
  file: z.string().nullish(),
  sourceRoot: z.string().max(MAX_ROOT_LENGTH).nullish(),
  sources: z.array(z.string().nullable()).max(MAX_SOURCES),
  sourcesContent: z.array(z.string().nullable()).max(MAX_SOURCES).nullish(),
  names: z.array(z.string()).max(MAX_NAMES).nullish(),
  mappings: z.string(),
  ignoreList,
  x_google_ignoreList: ignoreList,
})
export type RegularMap = z.output<typeof regularMap>

const offset = z.object({
  line: z.int().nonnegative().max(MAX_LINES),
  column: z.int().nonnegative().max(MAX_COLUMN),
})

const indexMap = z.object({
  version: z.literal(3),
  file: z.string().nullish(),
  mappings: z.never({ error: 'a map has either `mappings` or `sections`' }).optional(),
  sections: z.array(z.object({ offset, map: z.unknown() })).max(MAX_SOURCES),
})

/** Throws InvalidSourceMapError unless the maps lie one behind the other, those of nested index maps included. */
export function checkOrder(offsets: readonly z.output<typeof offset>[]): void {
  let previous = { line: 0, column: -1 }
  for (const next of offsets) {
    if (!isAfter(next, previous)) {
      throw new InvalidSourceMapError('The sections of the index map overlap or are out of order.')
    }
    previous = next
  }
}

export function isIndexMap(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'sections' in json
}

/** Throws InvalidSourceMapError unless it is a map of ECMA-426 without sections, its mappings aside. */
export function checkRegularMap(json: unknown): RegularMap {
  const map = read(regularMap, json)
  if (ignored(map).some((source) => source >= map.sources.length)) {
    throw new InvalidSourceMapError('`ignoreList` names a source that is not in `sources`.')
  }
  return map
}

export function ignored({ ignoreList: list, x_google_ignoreList }: RegularMap): number[] {
  return list ?? x_google_ignoreList ?? []
}

/** Throws InvalidSourceMapError unless it is an index map of ECMA-426, the maps of its sections aside. */
export function checkIndexMap(json: unknown): z.output<typeof indexMap> {
  const map = read(indexMap, json)
  checkOrder(map.sections.map(({ offset: each }) => each))
  return map
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
