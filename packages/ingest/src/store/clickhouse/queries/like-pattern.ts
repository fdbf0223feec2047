/** `*` stands for any characters and `\*` for itself; LIKE's own wildcards are literal. */
export function toLikePattern(value: string): string {
  return value
    .split(/(\\\*|\*)/)
    .map((piece) => {
      if (piece === '*') return '%'
      return piece === '\\*' ? '*' : piece.replace(/[\\%_]/g, '\\$&')
    })
    .join('')
}

/** The same, anywhere within a text. */
export function toContainsPattern(value: string): string {
  return `%${toLikePattern(value)}%`
}
