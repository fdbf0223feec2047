import { TraceMap } from '@jridgewell/trace-mapping'
import type { CompiledArtifact } from './artifacts/compiled-artifact.ts'
import { parseSourceMap, type FlatSourceMap } from './parse-source-map.ts'
import { collectScopes } from './scopes/collect-scopes.ts'
import { countScopes, NO_SCOPES, type FunctionScopes } from './scopes/function-scopes.ts'

export interface Upload {
  /** The source map's file. */
  map: Uint8Array
  /** The minified file it belongs to; without it function names come from the stack. */
  file?: Uint8Array | undefined
}

/** What the uploader is told, so that a useless upload is noticed before the first error. */
export interface UploadReceipt {
  sources: number
  mappings: number
  hasSourcesContent: boolean
  functions: number
  debugId?: string
  /** Bytes of the map as uploaded. */
  sizeBytes: number
  /** Why `functions` is 0 although a file was given. */
  warning?: string
}

export interface CompiledUpload {
  artifact: CompiledArtifact
  receipt: UploadReceipt
}

/** Rejects with InvalidSourceMapError. Where it runs, and with how much memory, is its caller's concern. */
export type Compile = (upload: Upload) => Promise<{ blob: Uint8Array; receipt: UploadReceipt }>

const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Runs once, at upload. Throws InvalidSourceMapError; a bundle it cannot read only costs names. */
export function compileArtifact({ map: bytes, file }: Upload): CompiledUpload {
  const { map, segments, debugId } = parseSourceMap(bytes)
  const { scopes, warning } = file ? readScopes(file, map) : { scopes: NO_SCOPES }
  const receipt: UploadReceipt = {
    sources: map.sources.length,
    mappings: segments,
    hasSourcesContent: map.sourcesContent.some((content) => content !== null),
    functions: countScopes(scopes),
    sizeBytes: bytes.length,
  }
  if (debugId !== undefined) receipt.debugId = debugId
  if (warning !== undefined) receipt.warning = warning
  return { artifact: { map, scopes }, receipt }
}

function readScopes(
  file: Uint8Array,
  map: FlatSourceMap,
): { scopes: FunctionScopes; warning?: string } {
  if (file.length > MAX_FILE_BYTES) {
    return { scopes: NO_SCOPES, warning: `The file is above ${MAX_FILE_BYTES} bytes.` }
  }
  try {
    return { scopes: collectScopes(new TextDecoder().decode(file), new TraceMap(map)) }
  } catch (error) {
    // SyntaxError: not JavaScript, or newer than the parser. RangeError: nested beyond its stack.
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error
    return { scopes: NO_SCOPES, warning: `The file could not be parsed: ${error.message}` }
  }
}
