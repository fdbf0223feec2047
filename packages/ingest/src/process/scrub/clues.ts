/** What one cheap look at a text can tell, so that no pattern runs where it cannot match. */
export const CLUE = {
  at: 1,
  digits: 2,
  jwt: 4,
  scheme: 8,
  token: 16,
  pem: 32,
  pair: 64,
  iban: 128,
} as const

/** A card number has no fewer. */
const CARD_DIGITS = 13

const QUIET = 0
const DIGIT = 1
const SPACE = 2
const DASH = 3
const AT = 4
const SEPARATOR = 5
const PERCENT = 6
const UNDERSCORE = 7
const CAPITAL_J = 8
const LOWER_Z = 9
const CAPITAL_A = 10
const DOT = 11

/** Set in small letters, not in capitals. */
const LOWER = 32
const LETTER_C = 99
const LETTER_K = 107
const LETTER_R = 114
const LETTER_T = 116
const DASH_CODE = 45

/** For all of UTF-16: a place too many costs less than to ask of every character whether it has one. */
const ROLES = new Uint8Array(65_536)
for (const digit of '0123456789') ROLES[digit.charCodeAt(0)] = DIGIT
for (const [character, role] of [
  [' ', SPACE],
  ['-', DASH],
  ['@', AT],
  ['=', SEPARATOR],
  [':', SEPARATOR],
  ['%', PERCENT],
  ['_', UNDERSCORE],
  ['J', CAPITAL_J],
  ['z', LOWER_Z],
  ['A', CAPITAL_A],
  ['.', DOT],
] as const) {
  ROLES[character.charCodeAt(0)] = role
}

/**
 * Bits of `CLUE`, in one pass over the text. `endsKey` says whether a key that a pattern knows may
 * end with these three letters. It runs over every text of every report, so it is a loop that
 * leaves most characters after one look at a table; a regular expression takes twice as long.
 */
export function cluesIn(text: string, endsKey: (letters: number) => boolean): number {
  let clues = 0
  let digits = 0
  let lastDigit = -1
  for (let index = 0; index < text.length; index += 1) {
    const role = ROLES[text.charCodeAt(index)]
    if (role === QUIET) continue
    if (role === DIGIT) {
      digits = goesOn(text, lastDigit, index) ? digits + 1 : 1
      lastDigit = index
      if (digits >= CARD_DIGITS) clues |= CLUE.digits
      else if (digits === 2 && opensIban(text, index)) clues |= CLUE.iban
    } else if (role !== SPACE || mayEndScheme(text.charCodeAt(index - 1))) {
      clues |= clueAt(text, index, endsKey)
    }
  }
  return clues
}

/** A card number is written in one, or in groups with one space or dash between them. */
function goesOn(text: string, lastDigit: number, index: number): boolean {
  if (lastDigit === index - 1) return true
  if (lastDigit !== index - 2) return false
  const role = ROLES[text.charCodeAt(index - 1)]
  return role === SPACE || role === DASH
}

function clueAt(text: string, index: number, endsKey: (letters: number) => boolean): number {
  switch (ROLES[text.charCodeAt(index)]) {
    case SPACE:
      return endsScheme(text, index) ? CLUE.scheme : 0
    case DASH:
      return clueOfDash(text, index)
    case AT:
      return CLUE.at
    case SEPARATOR:
      return endsKey(lettersBefore(text, index)) || text.startsWith('%2', index - 3) ? CLUE.pair : 0
    case PERCENT:
      return clueOfPercent(text, index)
    case UNDERSCORE:
      return opensToken(text, index) ? CLUE.token : 0
    case CAPITAL_J:
      return text.startsWith('ey', index - 2) ? CLUE.jwt : 0
    case LOWER_Z:
      return text.startsWith('AI', index - 2) ? CLUE.token : 0
    case CAPITAL_A:
      return text.startsWith('AKI', index - 3) || text.startsWith('ASI', index - 3) ? CLUE.token : 0
    default:
      return text.startsWith('SG', index - 2) || text.startsWith('ya29', index - 4) ? CLUE.token : 0
  }
}

/** Of `bearer` and `basic`: most words before a space are asked no more. */
function mayEndScheme(code: number): boolean {
  const letter = code | LOWER
  return letter === LETTER_R || letter === LETTER_C
}

function endsScheme(text: string, index: number): boolean {
  const word = text.slice(Math.max(0, index - 6), index).toLowerCase()
  return word === 'bearer' || word.endsWith('basic')
}

function clueOfDash(text: string, index: number): number {
  switch (text.charCodeAt(index - 1)) {
    case DASH_CODE:
      return text.startsWith('---BEGIN', index - 2) ? CLUE.pem : 0
    case LETTER_K:
      return text.startsWith('s', index - 2) ? CLUE.token : 0
    case LETTER_T:
      return text.startsWith('pa', index - 3) ? CLUE.token : 0
    default:
      return text.startsWith('xox', index - 4) || text.startsWith('xap', index - 4) ? CLUE.token : 0
  }
}

/** An encoded `@`, `:` or `=`: too rare to look for its key. */
function clueOfPercent(text: string, index: number): number {
  if (text.startsWith('40', index + 1)) return CLUE.at
  return /^3[ad]$/i.test(text.slice(index + 1, index + 3)) ? CLUE.pair : 0
}

const TOKEN_PREFIXES = ['ghp', 'gho', 'ghu', 'ghs', 'ghr', 'pat', 'npm', 'whsec', 'live', 'test']

function opensToken(text: string, index: number): boolean {
  for (const prefix of TOKEN_PREFIXES) {
    if (text.startsWith(prefix, index - prefix.length)) return true
  }
  return false
}

/** `DE89`: two capitals and two digits that nothing precedes. */
function opensIban(text: string, index: number): boolean {
  return isCapital(text.charCodeAt(index - 2)) && isCapital(text.charCodeAt(index - 3))
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90
}

/** The last three letters of what may be a key, past quotes, backslashes and spaces, as one number. */
function lettersBefore(text: string, index: number): number {
  let end = index - 1
  for (let skipped = 0; skipped < 8 && isBetween(text.charCodeAt(end)); skipped += 1) end -= 1
  return end < 2 ? 0 : threeLetters(text, end - 2)
}

/** Three letters as one number, small and capital alike. */
export function threeLetters(text: string, from: number): number {
  return (
    ((text.charCodeAt(from) | LOWER) << 16) |
    ((text.charCodeAt(from + 1) | LOWER) << 8) |
    (text.charCodeAt(from + 2) | LOWER)
  )
}

function isBetween(code: number): boolean {
  return code === 32 || code === 34 || code === 39 || code === 92 || code === 9
}
