import { promisify } from 'node:util'
import {
  brotliDecompress,
  brotliDecompressSync,
  gunzip,
  gunzipSync,
  inflate,
  inflateSync,
  zstdDecompress,
  zstdDecompressSync,
} from 'node:zlib'
import { tooLarge, type BodyLimits } from './body-limits.ts'
import { ProblemError } from './problem.ts'

const METHODS = {
  gzip: [gunzipSync, promisify(gunzip)],
  deflate: [inflateSync, promisify(inflate)],
  br: [brotliDecompressSync, promisify(brotliDecompress)],
  zstd: [zstdDecompressSync, promisify(zstdDecompress)],
} as const

export type Encoding = keyof typeof METHODS

/** Below it the way to another thread takes longer than the work. */
const SMALL_BYTES = 8_192
/** So little may pack as well as it likes. */
const HARMLESS_BYTES = 65_536

/**
 * A page cannot name the encoding without a preflight: gzip is known by its first two bytes.
 * @throws ProblemError unsupported-encoding.
 */
export function encodingOf(header: string | undefined, body: Uint8Array): Encoding | 'identity' {
  const named = (header ?? 'identity').trim().toLowerCase()
  // Snappy is its format's own: remote write knows no other.
  if (named === 'snappy') return 'identity'
  if (named === 'identity' || named === '') {
    return body[0] === 0x1f && body[1] === 0x8b ? 'gzip' : 'identity'
  }
  if (Object.hasOwn(METHODS, named)) return named as Encoding // as: it is one of them
  throw new ProblemError('unsupported-encoding', {
    detail: 'Use gzip, deflate, br, zstd or none.',
  })
}

/** Stops at the first byte too many: a bomb costs no more than the largest body. */
export async function decompress(
  body: Uint8Array,
  encoding: Encoding,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const byRatio = Math.max(HARMLESS_BYTES, body.byteLength * limits.maxRatio)
  const options = { maxOutputLength: Math.min(limits.maxBytes, byRatio) }
  const [sync, async] = METHODS[encoding]
  try {
    return body.byteLength < SMALL_BYTES ? sync(body, options) : await async(body, options)
  } catch (cause) {
    if (isTooLarge(cause)) throw tooLarge(limits)
    throw new ProblemError('bad-encoding', { cause, detail: `The body is not valid ${encoding}.` })
  }
}

function isTooLarge(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
}
