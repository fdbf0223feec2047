import type { Frame } from '../frame.ts'
import { openingBracket } from './brackets.ts'
import { looksLikeFile, parseLocation } from './location.ts'
import type { Location } from './location.ts'
import { toFrame } from './to-frame.ts'

/**
 * `f (eval at g (eval at h (app.js:5:9)), <anonymous>:1:1)`: the code has no file of its own, so
 * the frame stands where the outermost `eval` was called, the only place a source map knows.
 */
export function parseEvalFrame(body: string): Frame | undefined {
  const open = body.indexOf('(eval at ')
  if (open < 0) return undefined
  return toFrame(body.slice(0, open), callPlace(body.slice(open)) ?? {})
}

/** The innermost brackets hold the outermost call: `h (http://h/(group)/app.js:5:9)), …`. */
function callPlace(text: string): Location | undefined {
  const close = outerBracket(text)
  const open = openingBracket(text, close)
  if (open < 0) return undefined
  const place = text.slice(open + 1, close)
  const location = parseLocation(place)
  return location.line !== undefined || looksLikeFile(place) ? location : undefined
}

/** The first closing bracket that does not stand inside an address. */
function outerBracket(text: string): number {
  let close = text.indexOf(')')
  while (close >= 0 && close + 1 < text.length && !').,'.includes(text.charAt(close + 1))) {
    close = text.indexOf(')', close + 1)
  }
  return close
}
