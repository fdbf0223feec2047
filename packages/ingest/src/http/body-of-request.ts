import { TooLateError, within } from '../lib/within.ts'
import { endedEarly, tooLarge, tooSlow, type BodyLimits } from './body-limits.ts'
import { ProblemError } from './problem.ts'

type Reader = ReadableStreamDefaultReader<Uint8Array>

/**
 * The body of a standard Request, never holding more than `maxBytes` of it.
 * @throws ProblemError too-large, too-slow or malformed.
 */
export async function collectStandard(
  stream: ReadableStream<Uint8Array>,
  limits: BodyLimits,
): Promise<Uint8Array> {
  // Never cancelled: the refusal goes out on the same connection.
  const reader = stream.getReader()
  try {
    return joined(await within(chunksOf(reader, limits), limits.withinMs))
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw cause instanceof TooLateError ? tooSlow(limits) : endedEarly(cause)
  }
}

async function chunksOf(reader: Reader, limits: BodyLimits): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { value } = await reader.read()
    if (!value) return chunks
    size += value.byteLength
    if (size > limits.maxBytes) throw tooLarge(limits)
    chunks.push(value)
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks
  return only && chunks.length === 1 ? only : Buffer.concat(chunks)
}
