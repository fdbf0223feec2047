/** What a character of `mappings` is, by its code: a digit of Base64 below 64, else one of these. */
export const COMMA = 64
export const SEMICOLON = 65
export const INVALID = 66

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Each character as its digit, and a semicolon that ends the last line. */
export function toDigits(mappings: string): Uint8Array {
  const table = new Uint8Array(256).fill(INVALID)
  for (let i = 0; i < ALPHABET.length; i++) table[ALPHABET.charCodeAt(i)] = i
  table[','.charCodeAt(0)] = COMMA
  table[';'.charCodeAt(0)] = SEMICOLON
  // Beyond ASCII one character is several bytes, each of them as invalid as the character.
  const digits = new TextEncoder().encode(`${mappings};`)
  for (let i = 0; i < digits.length; i++) digits[i] = table[digits[i] ?? 0] ?? INVALID
  return digits
}
