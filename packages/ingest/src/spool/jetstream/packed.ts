import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** The quickest that finds what beacons have in common: of a full message, eight ninths. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 1 }
/** What Zstandard begins with; a frame that is not packed would have a first record of 4 GB. */
const MAGIC = 0xfd2fb528
/** Of what is written to one: a buffer of it is made for the shortest message, too. */
const CHUNK_BYTES = { least: 1_024, most: 1024 * 1024 }
/** The largest record, and all that may be beside it; damaged bytes may say that they are gigabytes. */
const MOST_BYTES = 32 * 1024 * 1024

/** Six writes to disk and four ways over the network cost more than this does. */
export function pack(frame: Uint8Array): Uint8Array {
  const packed = zstdCompressSync(frame, { params: PARAMS, chunkSize: chunkOf(frame, 1 / 4) })
  return packed.byteLength < frame.byteLength ? packed : frame
}

/**
 * What `pack` was given; what did not become smaller stays as it is.
 * @throws where the bytes are damaged.
 */
export function unpack(message: Uint8Array): Uint8Array {
  if (!isPacked(message)) return message
  return zstdDecompressSync(message, {
    maxOutputLength: MOST_BYTES,
    chunkSize: chunkOf(message, 10),
  })
}

/** One that holds the whole, mostly: each further one is another turn, and a copy. */
function chunkOf({ byteLength }: Uint8Array, times: number): number {
  return Math.min(CHUNK_BYTES.most, Math.max(CHUNK_BYTES.least, Math.ceil(byteLength * times)))
}

function isPacked({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  return byteLength >= 4 && new DataView(buffer, byteOffset).getUint32(0, true) === MAGIC
}
