import type { Codec } from '../../lib/codec.ts'
import type { Head } from './head.ts'
import { joined } from './joined.ts'

/** The bytes in the store are damaged or of another version; only uploading again repairs them. */
export class UnreadableIndexError extends Error {
  override readonly name = 'UnreadableIndexError'
}

/** Reads bytes of the file from an offset, fewer where it ends. */
export type ReadRange = (offset: number, length: number) => Promise<Uint8Array>

/** Four bytes of magic with the version, the length of the packed head (little endian), the head as JSON. */
const MAGIC = new TextEncoder().encode('SMI1')
const PREFIX = MAGIC.length + 4
/** Holds the head of most maps, and all of a small one. */
const FIRST_READ = 65_536
/** Packed; at all its caps a map has one of some megabytes. A damaged length must not be believed. */
const MAX_HEAD = 64 * 1024 * 1024

export function toFile(head: Head, parts: readonly Uint8Array[], { pack }: Codec): Uint8Array {
  const packed = pack(new TextEncoder().encode(JSON.stringify(head)))
  const prefix = new Uint8Array(PREFIX)
  prefix.set(MAGIC)
  new DataView(prefix.buffer).setUint32(MAGIC.length, packed.length, true)
  return joined([prefix, packed, ...parts])
}

export interface OpenFile {
  head: Head
  /** Of the head as text. */
  headBytes: number
  /** Of what comes after the head. */
  read: ReadRange
}

/** Throws UnreadableIndexError. */
export async function openFile(read: ReadRange, { unpack }: Codec): Promise<OpenFile> {
  const first = await read(0, FIRST_READ)
  if (MAGIC.some((byte, i) => first[i] !== byte) || first.length < PREFIX) {
    throw new UnreadableIndexError('The artifact is not of this version; upload the map again.')
  }
  const view = new DataView(first.buffer, first.byteOffset, first.byteLength)
  const length = view.getUint32(MAGIC.length, true)
  if (length > MAX_HEAD) {
    throw new UnreadableIndexError('The artifact is damaged; upload the map again.')
  }
  const end = PREFIX + length
  const packed =
    first.length >= end ? first.subarray(PREFIX, end) : await read(PREFIX, end - PREFIX)
  const text = unpacked(packed, unpack)
  return {
    // as: the codec has vouched that these are the bytes toFile wrote.
    head: JSON.parse(new TextDecoder().decode(text)) as Head,
    headBytes: text.length,
    read: async (offset, length) => {
      const from = end + offset
      const isHere = from + length <= first.length
      return isHere ? first.subarray(from, from + length) : read(from, length)
    },
  }
}

/** Throws UnreadableIndexError. */
export function unpacked(bytes: Uint8Array, unpack: Codec['unpack']): Uint8Array {
  try {
    return unpack(bytes)
  } catch (cause) {
    throw new UnreadableIndexError('The artifact is damaged; upload the map again.', { cause })
  }
}
