import { encodedMappings, FlattenMap, type TraceMap } from '@jridgewell/trace-mapping'
import { checkSourceMap } from './check-source-map.ts'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'

/** A map without sections or sourceRoot, every table as long as `sources`. */
export interface FlatSourceMap {
  version: 3
  /** With sourceRoot joined and `.` and `..` resolved. */
  sources: (string | null)[]
  sourcesContent: (string | null)[]
  names: string[]
  mappings: string
  ignoreList: number[]
}

export interface ParsedSourceMap {
  map: FlatSourceMap
  segments: number
  debugId?: string
}

const MAX_MAP_BYTES = 64 * 1024 * 1024
const XSSI_LINE = /^\)\]\}'[^\n]*\n?/

/** Reads an uploaded map of any shape that ECMA-426 allows; throws InvalidSourceMapError otherwise. */
export function parseSourceMap(bytes: Uint8Array): ParsedSourceMap {
  const json = readJson(bytes)
  const { segments } = checkSourceMap(json)
  // checkSourceMap has just established the shape that the library's type asks for.
  const map = flatten(new FlattenMap(json as ConstructorParameters<typeof FlattenMap>[0]))
  const debugId = debugIdOf(json)
  return debugId === undefined ? { map, segments } : { map, segments, debugId }
}

function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_MAP_BYTES) {
    throw new InvalidSourceMapError(
      `The map is ${bytes.length} bytes; at most ${MAX_MAP_BYTES} are accepted. Split the bundle.`,
    )
  }
  try {
    // A TextDecoder also drops the byte order mark that Windows tools write.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return JSON.parse(text.replace(XSSI_LINE, ''))
  } catch (cause) {
    throw new InvalidSourceMapError(
      'The map is not JSON in UTF-8. Upload the .map file that the bundler wrote, uncompressed.',
      { cause },
    )
  }
}

function flatten(traced: TraceMap): FlatSourceMap {
  return {
    version: 3,
    sources: traced.sources.map((source, i) =>
      source === null || source === '' ? null : wellFormed(traced.resolvedSources[i] ?? source),
    ),
    sourcesContent: traced.sources.map((_, i) => {
      const content = traced.sourcesContent?.[i]
      return typeof content === 'string' ? wellFormed(content) : null
    }),
    names: traced.names.map(wellFormed),
    mappings: encodedMappings(traced),
    ignoreList: traced.ignoreList ?? [],
  }
}

/** JSON may escape half a surrogate pair, which no UTF-8 column downstream could hold. */
function wellFormed(text: string): string {
  return text.toWellFormed()
}

function debugIdOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  // ECMA-426 settled on `debugId`; tools that were earlier wrote `debug_id`.
  if ('debugId' in json && isUuid(json.debugId)) return json.debugId.toLowerCase()
  if ('debug_id' in json && isUuid(json.debug_id)) return json.debug_id.toLowerCase()
  return undefined
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
}
