import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

// A scheme said twice, as happens, is no value of the first.
const GAP = '(?: {1,3}|%20|\\+)(?!(?:bearer|basic)\\b)'
const BEARER = new RegExp(`(?<=(?<![a-z])bearer${GAP})[\\w.~+/-]{4,}={0,2}`, 'gi')
const BASIC = new RegExp(`(?<=(?<![a-z])basic${GAP})[A-Za-z\\d+/]{4,}={0,2}(?![\\w-])`, 'gi')
/** Prose goes on with a word (`bearer authentication`): a token has digits or length. */
const TOKEN = /\d|^.{24}/

/** The value of an `Authorization` header, wherever it was written. */
export const authorization: Pattern = {
  name: 'authorization',
  clues: CLUE.scheme,
  scrub: (text) =>
    text
      .replace(BEARER, (value) => (TOKEN.test(value) ? '[authorization]' : value))
      .replace(BASIC, (value) => (isUserAndPassword(value) ? '[authorization]' : value)),
}

/** RFC 7617: `user:password` in base64. Without its padding: what is not base64 then is told by its length. */
function isUserAndPassword(value: string): boolean {
  const base64 = value.replace(/=+$/, '')
  return base64.length % 4 !== 1 && atob(base64).includes(':')
}
