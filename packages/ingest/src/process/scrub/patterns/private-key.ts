import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

const BEGIN = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g
const END = '-----END '
const END_LINE = /-----END [A-Z ]{0,40}-----/y
/** A cut key has no end: what looks like its lines goes, the stack below stays. */
const LINES = /(?:(?:\s|\\[nr])*[A-Za-z\d+/=]{16,})*/y

/** PEM, whole or cut. */
export const privateKey: Pattern = { name: 'private-key', clues: CLUE.pem, scrub: scrubKeys }

function scrubKeys(text: string): string {
  let kept = ''
  let done = 0
  // Found once for all keys before it: a text of nothing but beginnings stays cheap.
  let end = text.indexOf(END)
  for (const { 0: begin, index } of text.matchAll(BEGIN)) {
    if (index < done) continue
    const body = index + begin.length
    while (end >= 0 && end < body) end = text.indexOf(END, end + 1)
    kept += `${text.slice(done, index)}[private-key]`
    done = endOfKey(text, body, end)
  }
  return done === 0 ? text : kept + text.slice(done)
}

function endOfKey(text: string, body: number, end: number): number {
  END_LINE.lastIndex = end
  if (end >= 0 && END_LINE.test(text)) return END_LINE.lastIndex
  LINES.lastIndex = body
  return LINES.test(text) ? LINES.lastIndex : body
}
