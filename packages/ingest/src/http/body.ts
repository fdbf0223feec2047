import { ProblemError } from './problem.ts'

export interface BodyLimits {
  /** Bytes after decompression. */
  maxBytes: number
  /** Decompressed by compressed size; a real beacon packs to a tenth, a bomb to a thousandth. */
  maxRatio: number
}

type Compression = 'gzip' | 'deflate'
const DECOMPRESSED = new Set(['gzip', 'deflate'])

/**
 * The request's body, decompressed, never holding more than `maxBytes` of it.
 * @throws ProblemError too-large, bad-encoding or unsupported-encoding.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limits.maxBytes) throw tooLarge(limits)
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase()
  if (!request.body) return new Uint8Array()
  if (encoding === 'identity') return sniffed(request.body, limits)
  if (!DECOMPRESSED.has(encoding)) {
    throw new ProblemError('unsupported-encoding', { detail: 'Use gzip, deflate or none.' })
  }
  return decompress(request.body, encoding as Compression, limits) // the set lists the formats
}

/** A page cannot name the encoding without a preflight: gzip is known by its first two bytes. */
async function sniffed(body: ReadableStream<Uint8Array>, limits: BodyLimits): Promise<Uint8Array> {
  const [head, whole] = body.tee()
  const [one, two] = await firstBytes(head)
  return one === 0x1f && two === 0x8b ? decompress(whole, 'gzip', limits) : plain(whole, limits)
}

async function firstBytes(stream: ReadableStream<Uint8Array>): Promise<number[]> {
  const reader = stream.getReader()
  const bytes: number[] = []
  try {
    while (bytes.length < 2) {
      const { done, value } = await reader.read()
      if (done) break
      bytes.push(...value.subarray(0, 2))
    }
  } catch {
    // Whoever reads the body itself meets the same fault, and answers for it.
  }
  // Not awaited: half of a tee is cancelled only when the other half is.
  reader.cancel().catch(() => undefined)
  return bytes
}

async function plain(body: ReadableStream<Uint8Array>, limits: BodyLimits): Promise<Uint8Array> {
  try {
    return await collect(body, limits)
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw new ProblemError('malformed', { cause, detail: 'The body ended early.' })
  }
}

async function decompress(
  body: ReadableStream<Uint8Array>,
  format: Compression,
  limits: BodyLimits,
): Promise<Uint8Array> {
  let compressed = 0
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        compressed += chunk.byteLength
        // The stream types of the platform and of Node disagree on which buffers a chunk may have.
        controller.enqueue(chunk as Uint8Array<ArrayBuffer>)
      },
    }),
  )
  try {
    const bytes = await collect(counted.pipeThrough(new DecompressionStream(format)), limits)
    if (bytes.byteLength > 65_536 && bytes.byteLength > compressed * limits.maxRatio) {
      throw tooLarge(limits)
    }
    return bytes
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw new ProblemError('bad-encoding', { cause, detail: `The body is not valid ${format}.` })
  }
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early cancels the stream, and with it whatever decompresses or sends.
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > limits.maxBytes) throw tooLarge(limits)
    chunks.push(chunk)
  }
  return concatenated(chunks, size)
}

function concatenated(chunks: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

function tooLarge({ maxBytes }: BodyLimits): ProblemError {
  return new ProblemError('too-large', {
    detail: `At most ${String(maxBytes)} bytes after decompression; send several smaller ones.`,
  })
}
