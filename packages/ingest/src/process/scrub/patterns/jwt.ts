import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

/**
 * Three base64url parts, five where encrypted; the first is JSON and so starts with `eyJ`. It may
 * hang on a short prefix (`session_eyJ…`); only the start of a run of letters is tried, or a text
 * of nothing but `eyJ` would cost the square of its length.
 */
const JWT = /(?<![\w-])([\w-]{0,24}?)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*(?:\.[\w-]*\.[\w-]+)?/g

export const jwt: Pattern = {
  name: 'jwt',
  clues: CLUE.jwt,
  scrub: (text) => text.replace(JWT, '$1[jwt]'),
}
