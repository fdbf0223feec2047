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

/** Whether a text is what such a value finds, in any case. */
export function toWholeMatch(value: string): (text: string) => boolean {
  const pieces = value
    .toLowerCase()
    .split(/(?<!\\)\*/)
    .map((piece) => piece.replaceAll('\\*', '*'))
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  return (text) => {
    const lower = text.toLowerCase()
    if (pieces.length === 1) return lower === first
    if (!lower.startsWith(first)) return false
    // Each piece as early as it can be, so that a text is gone through once.
    let at = first.length
    for (const piece of pieces.slice(1, -1)) {
      const found = lower.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return lower.length - last.length >= at && lower.endsWith(last)
  }
}
