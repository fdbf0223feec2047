import { LRUCache } from 'lru-cache'
import type { Codec } from '../../lib/codec.ts'
import { unpacked, type ReadRange } from './index-file.ts'

/** Parts of one kind, read when they are first asked for. */
export interface Parts<T> {
  /** Where it was read before; without a promise, for look-ups by the million. */
  loaded: (part: number) => T | undefined
  /** Concurrent ones read once; rejects where the store does, and may be asked again. */
  load: (part: number) => Promise<T>
}

/** A section of the file: packed parts of one kind, one behind the other. */
export interface Section {
  /** Bytes of each part, packed. */
  lengths: readonly number[]
  /** Where the first begins. */
  offset: number
  read: ReadRange
  codec: Codec
  /** Takes note of bytes that have come to stay in memory. */
  count: (bytes: number) => void
}

interface Options<T> {
  decode: (bytes: Uint8Array, part: number) => T
  sizeOf: (part: T) => number
  /** How many stay; all where left out. */
  max?: number
}

export function createParts<T extends object>(
  { lengths, offset, read, codec, count }: Section,
  { decode, sizeOf, max }: Options<T>,
): Parts<T> {
  const offsets = offsetsOf(lengths, offset)
  const kept = max === undefined ? new Map<number, T>() : new LRUCache<number, T>({ max })
  const loading = new Map<number, Promise<T>>()

  async function readPart(part: number): Promise<T> {
    try {
      const bytes = await read(offsets[part] ?? 0, lengths[part] ?? 0)
      const decoded = decode(unpacked(bytes, codec.unpack), part)
      // Where the number is bounded, the first ones say what the others will take.
      if (kept.size < (max ?? Infinity)) count(sizeOf(decoded))
      kept.set(part, decoded)
      return decoded
    } finally {
      loading.delete(part)
    }
  }

  function load(part: number): Promise<T> {
    const known = kept.get(part)
    if (known) return Promise.resolve(known)
    const pending = loading.get(part) ?? readPart(part)
    loading.set(part, pending)
    return pending
  }

  return { loaded: (part) => kept.get(part), load }
}

function offsetsOf(lengths: readonly number[], start: number): number[] {
  let offset = start
  return lengths.map((length) => {
    const at = offset
    offset += length
    return at
  })
}
