import { agreedDebugId } from './agreed-debug-id.ts'
import { mismatchOf, type GeneratedFile } from './belongs-to-file.ts'
import { MAX_LINES } from './check-source-map.ts'
import type { DecodedSourceMap } from './flatten-source-map.ts'
import type { Codec } from '../lib/codec.ts'
import { writeIndex } from './index/write-index.ts'
import { InvalidSourceMapError } from './invalid-source-map-error.ts'
import { countSegments } from './mappings/mappings.ts'
import { parseSourceMap } from './parse-source-map.ts'
import { collectScopes } from './scopes/collect-scopes.ts'
import { countScopes, NO_SCOPES, type FunctionScopes } from './scopes/function-scopes.ts'
import { lineStartsOf } from './scopes/line-starts.ts'

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
  /** That the map has. */
  debugId?: string
  /** Bytes of the map as uploaded. */
  sizeBytes: number
  /** What is not as good as it could be, such as why `functions` is 0 although a file was given. */
  warning?: string
}

export interface CompiledUpload {
  /** The index (`index/write-index.ts`), as it is stored. */
  blob: Uint8Array
  receipt: UploadReceipt
}

/** More uploads wait to be compiled than memory should hold. */
export class CompilerBusyError extends Error {
  override readonly name = 'CompilerBusyError'
}

/** Rejects with InvalidSourceMapError or CompilerBusyError. Where it runs, and with how much memory, is its caller's concern. */
export type Compile = (upload: Upload) => Promise<CompiledUpload>

interface Functions {
  scopes: FunctionScopes
  warning?: string
}

const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Runs once, at upload. Throws InvalidSourceMapError; a bundle it cannot parse only costs names. */
export function compileArtifact(
  { map: bytes, file: fileBytes }: Upload,
  codec: Codec,
): CompiledUpload {
  const { map, debugId } = parseSourceMap(bytes)
  const file = fileBytes && readFile(fileBytes)
  // Before all else: it says most precisely what is wrong.
  agreedDebugId({ given: undefined, map: debugId, file: fileBytes })
  if (file) assertBelongs(file, map)
  const { scopes, warning }: Functions = file ? readScopes(file, map) : { scopes: NO_SCOPES }
  return {
    blob: writeIndex({ ...map, scopes, lineStarts: file?.lineStarts }, codec),
    receipt: {
      sources: map.sources.length,
      mappings: countSegments(map.mappings),
      hasSourcesContent: map.sourcesContent.some((content) => content !== null),
      functions: countScopes(scopes),
      sizeBytes: bytes.length,
      ...(debugId !== undefined && { debugId }),
      ...(warning !== undefined && { warning }),
    },
  }
}

function readFile(bytes: Uint8Array): GeneratedFile {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new InvalidSourceMapError(
      `The file is ${bytes.length} bytes; at most ${MAX_FILE_BYTES} are accepted. ` +
        'Split the bundle, or upload the map without it: only function names need it.',
    )
  }
  const text = new TextDecoder().decode(bytes)
  const lineStarts = lineStartsOf(text)
  if (lineStarts.length > MAX_LINES) {
    throw new InvalidSourceMapError(
      `The file has ${lineStarts.length} lines; at most ${MAX_LINES} are accepted. ` +
        'Split the bundle, or upload the map without it: only function names need it.',
    )
  }
  return { text, lineStarts }
}

function assertBelongs(file: GeneratedFile, { mappings }: DecodedSourceMap): void {
  const mismatch = mismatchOf(file, mappings)
  if (mismatch === undefined) return
  throw new InvalidSourceMapError(
    `The map is of another build than the file: ${mismatch}. Upload the map that was written with ` +
      'the file, and let nothing change the file after it.',
  )
}

const STYLE_SHEET = /\.(css|scss|sass|less|styl)(\?|$)/

function readScopes({ text }: GeneratedFile, map: DecodedSourceMap): Functions {
  if (map.sources.every((source) => source !== null && STYLE_SHEET.test(source))) {
    return { scopes: NO_SCOPES }
  }
  try {
    return { scopes: collectScopes(text, map) }
  } catch (error) {
    // SyntaxError: not JavaScript, or newer than the parser. RangeError: nested beyond its stack.
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error
    return { scopes: NO_SCOPES, warning: `The file could not be parsed: ${error.message}` }
  }
}
