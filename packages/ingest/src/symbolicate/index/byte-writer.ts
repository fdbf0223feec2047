/** Bytes one after the other, in an array that grows. */
export interface ByteWriter {
  byte: (value: number) => void
  /** A whole number below 2^32, seven bits a byte, the lowest first (LEB128). */
  varint: (value: number) => void
  /** The same for a signed number, its sign in the lowest bit. */
  signed: (value: number) => void
  length: () => number
  /** What was written since the last time, as a view that the next write may overwrite. */
  take: () => Uint8Array
}

export function createByteWriter(): ByteWriter {
  let bytes = new Uint8Array(65_536)
  let length = 0

  function byte(value: number): void {
    if (length === bytes.length) {
      const larger = new Uint8Array(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    bytes[length++] = value
  }

  function varint(value: number): void {
    let rest = value
    while (rest > 127) {
      byte((rest & 127) | 128)
      rest >>>= 7
    }
    byte(rest)
  }

  return {
    byte,
    varint,
    signed: (value) => varint(zigzag(value)),
    length: () => length,
    take: () => {
      const taken = bytes.subarray(0, length)
      length = 0
      return taken
    },
  }
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0
}
