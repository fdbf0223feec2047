export type Test = (character: string) => boolean

/** Where the reading of a pattern is. */
export interface Cursor {
  characters: readonly string[]
  at: number
}

/** After the backslash. */
export function escape(cursor: Cursor): Test {
  const character = cursor.characters[cursor.at]
  cursor.at += 1
  if (character === undefined) throw new Error('it ends with \\')
  const known = CLASSES[character]
  if (known) return known
  if (/[A-Za-z0-9]/.test(character)) throw new Error(`there is no \\${character}`)
  return (one) => one === character
}

/** After the opening bracket. */
export function characterClass(cursor: Cursor): Test {
  const not = cursor.characters[cursor.at] === '^'
  if (not) cursor.at += 1
  const tests: Test[] = []
  for (let first = true; cursor.characters[cursor.at] !== ']' || first; first = false) {
    if (cursor.at >= cursor.characters.length) throw new Error('[ is not closed')
    tests.push(part(cursor))
  }
  cursor.at += 1
  return (one) => tests.some((test) => test(one)) !== not
}

function part(cursor: Cursor): Test {
  const { characters } = cursor
  const from = characters[cursor.at] ?? ''
  cursor.at += 1
  if (from === '\\') return escape(cursor)
  const to = characters[cursor.at + 1]
  if (characters[cursor.at] !== '-' || to === undefined || to === ']') return (one) => one === from
  cursor.at += 2
  if (to < from) throw new Error(`${from}-${to} is the wrong way round`)
  return (one) => one >= from && one <= to
}

const CLASSES: Readonly<Record<string, Test>> = {
  d: (one) => /\d/.test(one),
  D: (one) => /\D/.test(one),
  w: (one) => /\w/.test(one),
  W: (one) => /\W/.test(one),
  s: (one) => /\s/.test(one),
  S: (one) => /\S/.test(one),
}
