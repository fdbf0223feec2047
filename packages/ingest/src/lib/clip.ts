/** What steers terminals or the direction of writing: it would turn around what stands beside it. */
const STEERS = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu

/** At most `most` UTF-16 units, without half a character at the end or anything unseen that steers. */
export function clip(text: string, most: number): string {
  const whole = text.replace(STEERS, '').toWellFormed()
  if (whole.length <= most) return whole
  return `${whole.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** On one line, without what steers terminals, headers or the direction of writing. */
export function oneLine(text: string, most: number): string {
  return clip(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim(), most)
}
