import { COMMA, INVALID, SEMICOLON } from './base64-digits.ts'
import { malformed } from './malformed.ts'

/** A cursor over `mappings` as `toDigits` has them. */
export interface VlqReader {
  at: () => number
  /** The digit or separator at the cursor. */
  peek: () => number
  skip: () => void
  /** The number that begins with this digit, which is at the cursor; throws InvalidSourceMapError. */
  read: (digit: number) => number
}

const SHORT_BITS = 25
const MAX_UINT32 = 2 ** 32 - 1

/** Base64 VLQ of ECMA-426: five bits a digit, the lowest first, the sixth says whether another follows. */
export function createVlqReader(digits: Uint8Array): VlqReader {
  let at = 0

  function read(digit: number): number {
    // Three in four numbers of real maps are of one digit.
    if (digit >= 32) return readLong()
    at++
    return digit & 1 ? -(digit >> 1) : digit >> 1
  }

  function readLong(): number {
    let bits = 0
    for (let shift = 0; shift < SHORT_BITS; shift += 5) {
      const digit = next()
      bits |= (digit & 31) << shift
      if (digit < 32) return bits & 1 ? -(bits >> 1) : bits >> 1
    }
    return readHuge(bits)
  }

  /** Beyond what the operators on bits can hold. */
  function readHuge(lowest: number): number {
    let value = lowest
    let scale = 2 ** SHORT_BITS
    let digit: number
    do {
      digit = next()
      value += (digit & 31) * scale
      // Any number of leading zero digits is valid, so the scale stops before zero × Infinity is NaN.
      scale = Math.min(scale * 32, 2 ** 60)
    } while (digit & 32)
    if (value > MAX_UINT32) throw malformed(at, 'holds a number above 32 bits')
    const magnitude = Math.floor(value / 2)
    return value % 2 === 0 ? magnitude : -magnitude
  }

  function next(): number {
    const digit = digits[at] ?? INVALID
    if (digit >= COMMA) throw malformed(at, 'holds a character that is not Base64 VLQ')
    at++
    return digit
  }

  return {
    at: () => at,
    peek: () => digits[at] ?? SEMICOLON,
    skip: () => {
      at++
    },
    read,
  }
}
