import { CLUE } from '../clues.ts'
import type { Pattern } from '../pattern.ts'

/** Userinfo of a URL: a token may stand for the user, so that all of it goes. */
const USERINFO = /:\/\/[^\s/?#"'<>[\]]+@/g

export const urlPassword: Pattern = {
  name: 'password',
  clues: CLUE.at,
  scrub: (text) => text.replace(USERINFO, '://[password]@'),
}
