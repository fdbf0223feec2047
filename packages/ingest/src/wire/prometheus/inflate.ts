import { uncompress } from './snappy.ts'

export const MAX_INFLATED_BYTES = 33_554_432

/** The most that a byte can stand for: three bytes of a body say 64 of its text again. */
const MAX_GAIN = 22

export type Inflated = { is: 'inflated'; bytes: Uint8Array } | { is: 'broken'; detail: string }

/**
 * A body in Snappy's block format. It begins with its own length, which is held against the cap and
 * against what so few bytes can say at all before anything is allocated for it.
 */
export function inflate(body: Uint8Array): Inflated {
  const { length, start } = preamble(body)
  if (length > MAX_INFLATED_BYTES)
    return broken(`At most ${MAX_INFLATED_BYTES} bytes uncompressed.`)
  if (start === 0 || length > body.byteLength * MAX_GAIN) return broken()
  const bytes = uncompress(body.subarray(start), length)
  return bytes ? { is: 'inflated', bytes } : broken()
}

/** Seven bits a byte, the lowest first, as long as the eighth is set: 32 bits at most. */
function preamble(body: Uint8Array): { length: number; start: number } {
  let length = 0
  for (const [index, byte] of body.subarray(0, 5).entries()) {
    length += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { length, start: index + 1 }
  }
  return { length: 0, start: 0 }
}

function broken(detail = 'The body is not Snappy in its block format.'): Inflated {
  return { is: 'broken', detail }
}
