/** Reads what a ByteWriter wrote. */
export interface ByteReader {
  varint: () => number
  signed: () => number
  isAtEnd: () => boolean
}

export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0

  function varint(): number {
    let value = 0
    let shift = 0
    let byte: number
    do {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      shift += 7
    } while (byte > 127)
    return value >>> 0
  }

  return {
    varint,
    signed: () => {
      const value = varint()
      return (value >>> 1) ^ -(value & 1)
    },
    isAtEnd: () => at >= bytes.length,
  }
}
