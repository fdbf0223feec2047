import { toDebugId } from './debug-id.ts'
import { flattenSourceMap, type DecodedSourceMap } from './flatten-source-map.ts'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'

export interface ParsedSourceMap {
  map: DecodedSourceMap
  debugId?: string
}

const MAX_MAP_BYTES = 64 * 1024 * 1024
const XSSI_LINE = /^\)\]\}'[^\n]*\n?/

/** Reads an uploaded map of any shape that ECMA-426 allows; throws InvalidSourceMapError otherwise. */
export function parseSourceMap(bytes: Uint8Array): ParsedSourceMap {
  const json = readJson(bytes)
  const map = flattenSourceMap(json)
  const debugId = debugIdOf(json)
  return debugId === undefined ? { map } : { map, debugId }
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
    return JSON.parse(text.startsWith(')') ? text.replace(XSSI_LINE, '') : text)
  } catch (cause) {
    throw new InvalidSourceMapError(
      'The map is not JSON in UTF-8. Upload the .map file that the bundler wrote, uncompressed.',
      { cause },
    )
  }
}

function debugIdOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  // ECMA-426 settled on `debugId`; tools that were earlier wrote `debug_id`.
  const ids = ['debugId', 'debug_id'].map((key) => toDebugId(Reflect.get(json, key)))
  return ids.find((id) => id !== undefined)
}
