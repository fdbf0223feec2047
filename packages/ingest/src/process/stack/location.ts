import type { Frame } from '../frame.ts'

export type Location = Pick<Frame, 'file' | 'line' | 'column'>

/** No source has a billion lines; longer runs of digits are an attack or part of a name. */
const MAX_DIGITS = 9

/** What engines print instead of a place for code of their own. */
const NATIVE = new Set([
  'native',
  'native code',
  '[native code]',
  '(native)',
  '<anonymous>',
  '<?>',
  'unknown',
  'unknown location',
])

/**
 * Splits `file:line:column`, `file:line` or `file`. It reads from the end, because a file may hold
 * any number of colons (`https://h:1/?x=a:b:5:28`) while the numbers are always last.
 */
export function parseLocation(text: string): Location {
  const last = trailingNumber(text, text.length)
  if (last === undefined) return at(text)
  const first = trailingNumber(text, last.colon)
  if (first !== undefined) return at(text.slice(0, first.colon), first.value, last.value)
  const file = text.slice(0, last.colon)
  return isBareOrigin(file) ? at(text) : at(file, last.value)
}

/** `native`, `<anonymous>`, `index 3` of `Promise.all`: a real call without a place in a source. */
export function isNative(text: string): boolean {
  return NATIVE.has(text) || text.startsWith('native:') || text.startsWith('index ')
}

/** A file without a line is believed only where it could not be a word of prose. */
export function looksLikeFile(text: string): boolean {
  return /[/\\:.]/.test(text) && !/[\s"'`]/.test(text)
}

/** Length of a scheme such as `https:` or `safari-web-extension:` at `from`, 0 where there is none. */
export function schemeLength(text: string, from: number): number {
  const end = Math.min(text.length, from + 40)
  let index = from
  while (index < end && isSchemeChar(text.charCodeAt(index))) index++
  const isScheme = index > from && text[index] === ':' && !isDigit(text.charCodeAt(from))
  // `bundle.js:12:3` is a file with a position and `Error: x` a header, neither is an address.
  const next = text.charCodeAt(index + 1)
  return isScheme && !isDigit(next) && next !== 32 ? index + 1 - from : 0
}

function trailingNumber(text: string, end: number) {
  let start = end
  while (start > 0 && end - start <= MAX_DIGITS && isDigit(text.charCodeAt(start - 1))) start--
  const digits = end - start
  if (digits === 0 || digits > MAX_DIGITS || text[start - 1] !== ':') return undefined
  return { value: Number(text.slice(start, end)), colon: start - 1 }
}

/** In `http://localhost:3000` the number is a port. */
function isBareOrigin(file: string): boolean {
  const authority = file.indexOf('://')
  return authority > 0 && !file.includes('/', authority + 3)
}

/** Line 0 is how engines say "no line"; column 0 is a real column in some of them. */
function at(file: string, line?: number, column?: number): Location {
  return {
    ...(file !== '' && { file }),
    ...(line !== undefined && line > 0 && { line, ...(column !== undefined && { column }) }),
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isSchemeChar(code: number): boolean {
  const letter = code | 32
  return (
    (letter >= 97 && letter <= 122) || isDigit(code) || code === 43 || code === 45 || code === 46
  )
}
