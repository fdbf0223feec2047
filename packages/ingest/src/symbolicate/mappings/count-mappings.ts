import { COMMA, SEMICOLON } from './base64-digits.ts'

export interface MappingCount {
  lines: number
  segments: number
}

/** Before anything is decoded: a hostile map would cost gigabytes before a cap could be applied to it. */
export function countMappings(digits: Uint8Array): MappingCount {
  let lines = 0
  let segments = 0
  let before: number = SEMICOLON
  // By index: for…of over a typed array takes several times as long.
  for (let at = 0; at < digits.length; at++) {
    const digit = digits[at] ?? SEMICOLON
    if (digit >= COMMA) {
      if (digit === SEMICOLON) lines++
      if (digit === COMMA || before !== SEMICOLON) segments++
    }
    before = digit
  }
  return { lines, segments }
}
