import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { endedEarly, tooLarge, tooSlow, type BodyLimits } from './body-limits.ts'
import { collectStandard } from './body-of-request.ts'
import type { ProblemError } from './problem.ts'
import { decompress, encodingOf } from './decompress.ts'

export interface BodySource {
  /** @param name in small letters. */
  header: (name: string) => string | undefined
  /** Null where there is none. */
  stream: Readable | ReadableStream<Uint8Array> | null
}

/**
 * The body, decompressed, never holding more than `maxBytes` of it.
 * @throws ProblemError too-large, too-slow, malformed, bad-encoding or unsupported-encoding.
 */
export async function readBody(
  { header, stream }: BodySource,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const declared = Number(header('content-length') ?? 0)
  if (declared > limits.maxBytes) throw tooLarge(limits)
  const body = await collect(stream, limits)
  const encoding = encodingOf(header('content-encoding'), body)
  return encoding === 'identity' ? body : decompress(body, encoding, limits)
}

/** @param incoming Node's own request where there is one: its stream costs a fraction of the standard one. */
export function bodyOf(request: Request, incoming?: IncomingMessage): BodySource {
  return {
    header: (name) => request.headers.get(name) ?? undefined,
    // Who only touches the `body` of a request that Node's server made begins to read it.
    stream: incoming ?? request.body,
  }
}

function collect(stream: BodySource['stream'], limits: BodyLimits): Promise<Uint8Array> {
  if (stream === null) return Promise.resolve(new Uint8Array())
  // Each read by its own means: to turn one into the other costs more than to read it.
  return 'getReader' in stream ? collectStandard(stream, limits) : collectNode(stream, limits)
}

function collectNode(stream: Readable, limits: BodyLimits): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  let size = 0
  const timer = setTimeout(() => {
    stop(tooSlow(limits))
  }, limits.withinMs)
  const early = (cause?: Error) => {
    stop(endedEarly(cause))
  }

  // Not destroyed: the refusal goes out on the same connection.
  function stop(problem: ProblemError): void {
    done()
    stream.pause()
    reject(problem)
  }
  function done(): void {
    clearTimeout(timer)
    stream.off('data', onData).off('end', onEnd).off('close', early)
  }
  function onData(chunk: Uint8Array): void {
    size += chunk.byteLength
    if (size > limits.maxBytes) stop(tooLarge(limits))
    else chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
  }
  function onEnd(): void {
    done()
    const [only] = chunks
    resolve(only && chunks.length === 1 ? only : Buffer.concat(chunks, size))
  }
  // Stays: an error that nobody listens to ends the process.
  stream.on('error', early).on('data', onData).on('end', onEnd).on('close', early)
  return promise
}
