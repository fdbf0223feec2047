import { isLineEnd } from '../line-starts.ts'

const [LINE_FEED, CARRIAGE_RETURN, BACKSLASH, BACKTICK, DOLLAR, BRACE] = [10, 13, 92, 96, 36, 123]
const [SLASH, BRACKET, BRACKET_END] = [47, 91, 93]

/** A word may begin with `#`, and with anything beyond ASCII that is not white space. */
const IS_WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w$#]/.test(String.fromCharCode(code)) ? 1 : 0,
)

export function isWordStart(code: number): boolean {
  if (code < 128) return IS_WORD[code] === 1 && (code < 48 || code > 57)
  return code !== 0xa0 && code !== 0xfeff && code !== 0x2028 && code !== 0x2029
}

export function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code < 128 ? IS_WORD[code] !== 1 : !isWordStart(code)) break
    at++
  }
  return at
}

/** With a dot in it, not with one behind it: `1..toFixed` is read well enough as `1.` and `.toFixed`. */
export function numberEnd(text: string, from: number): number {
  const end = wordEnd(text, from)
  return text.charCodeAt(end) === 46 ? wordEnd(text, end + 1) : end
}

export function lineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++
  return at
}

/** After the closing quote; where the line ends before it, the negative of where that is. */
export function stringEnd(text: string, from: number, quote: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === BACKSLASH) at++
    else if (code === LINE_FEED || code === CARRIAGE_RETURN) return -at
  }
  return -text.length
}

/** After the closing backtick or the next `${`. */
export function templateEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKTICK) return at + 1
    if (code === BACKSLASH) at++
    else if (code === DOLLAR && text.charCodeAt(at + 1) === BRACE) return at + 2
  }
  return text.length
}

/** After the closing slash; where the line ends before it, the negative of where that is. */
export function regexEnd(text: string, from: number): number {
  let isInClass = false
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isLineEnd(code)) return -at
    if (code === BACKSLASH) at++
    else if (code === BRACKET) isInClass = true
    else if (code === BRACKET_END) isInClass = false
    else if (code === SLASH && !isInClass) return wordEnd(text, at + 1)
  }
  return -text.length
}
