/** The numbers of `mappings`: base64 digits of five bits each, the lowest first; the sign is the first bit. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const MORE = 0b10_0000

/** The number that begins at `start`, and where the next one does. */
export function readVlq(text: string, start: number): { value: number; end: number } {
  let bits = 0
  let end = start
  let shift = 0
  let digit: number
  do {
    digit = DIGITS.indexOf(text.charAt(end))
    if (digit < 0 || end === text.length) throw new SyntaxError('`mappings` is not base64 VLQ')
    bits |= (digit & (MORE - 1)) << shift
    shift += 5
    end += 1
  } while (digit & MORE)
  const size = bits >>> 1
  return { value: bits & 1 ? -size : size, end }
}

export function writeVlq(value: number): string {
  let bits = value < 0 ? (-value << 1) | 1 : value << 1
  let text = ''
  do {
    const digit = bits & (MORE - 1)
    bits >>>= 5
    text += DIGITS.charAt(bits > 0 ? digit | MORE : digit)
  } while (bits > 0)
  return text
}
