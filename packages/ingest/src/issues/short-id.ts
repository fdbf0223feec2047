/** Crockford's base 32: no I, L, O or U to misread over a telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = 8

/**
 * The name people say: `WEB-7K2M9QXD`, the first 40 bits of the issue's hash. It needs no counter
 * and so no row; two of 50,000 issues share one with a probability of about 0.1 %.
 */
export function toShortId(issueId: string): string {
  let bits = BigInt(`0x${issueId.replaceAll('-', '').slice(0, 10)}`)
  let name = ''
  for (let digit = 0; digit < DIGITS; digit += 1) {
    name = (ALPHABET[Number(bits & 31n)] ?? '') + name
    bits >>= 5n
  }
  return name
}

/** How the ids with this short id begin, or undefined when it is not a short id. */
export function prefixOfShortId(shortId: string): string | undefined {
  const name = shortId.toUpperCase().replace(/^.*-/, '')
  if (name.length !== DIGITS) return undefined
  let bits = 0n
  for (const digit of name) {
    const value = ALPHABET.indexOf(digit)
    if (value < 0) return undefined
    bits = (bits << 5n) | BigInt(value)
  }
  return toUuid(bits.toString(16).padStart(10, '0')).replace(/-+$/, '')
}

/** 32 hex digits as ClickHouse and people write a UUID. */
export function toUuid(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
