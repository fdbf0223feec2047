import { characterClass, escape, type Cursor, type Test } from './pattern-class.ts'

export type Node =
  | { is: 'one'; test: Test }
  | { is: 'all'; parts: Node[] }
  | { is: 'any'; of: Node[] }
  | { is: 'repeat'; part: Node; least: number; most: number }

/** @throws Error that says what is wrong with it. */
export function parsePattern(source: string): Node {
  const cursor: Cursor = { characters: Array.from(source), at: 0 }
  const whole = alternatives(cursor)
  if (cursor.at < cursor.characters.length) throw new Error(') is not open')
  return whole
}

function alternatives(cursor: Cursor): Node {
  const of = [sequence(cursor)]
  while (cursor.characters[cursor.at] === '|') {
    cursor.at += 1
    of.push(sequence(cursor))
  }
  return { is: 'any', of }
}

function sequence(cursor: Cursor): Node {
  const parts: Node[] = []
  for (;;) {
    const next = cursor.characters[cursor.at]
    if (next === undefined || next === '|' || next === ')') return { is: 'all', parts }
    // The whole text has to match as it is.
    if (next === '^' || next === '$') cursor.at += 1
    else parts.push(repeated(cursor, atom(cursor)))
  }
}

function repeated(cursor: Cursor, part: Node): Node {
  const sign = cursor.characters[cursor.at] ?? ''
  const plain = REPEATS[sign]
  if (plain) {
    cursor.at += 1
    return { is: 'repeat', part, ...plain }
  }
  if (sign !== '{') return part
  const [whole, least, , most] = BOUNDS.exec(cursor.characters.slice(cursor.at).join('')) ?? []
  if (whole === undefined) throw new Error('{ is not closed, or says no numbers')
  cursor.at += whole.length
  return { is: 'repeat', part, ...bounds(Number(least), whole.includes(','), most) }
}

function atom(cursor: Cursor): Node {
  const character = cursor.characters[cursor.at] ?? ''
  cursor.at += 1
  if (character === '(') return group(cursor)
  if (character === '[') return { is: 'one', test: characterClass(cursor) }
  if (character === '\\') return { is: 'one', test: escape(cursor) }
  if (character === '.') return { is: 'one', test: () => true }
  if ('*+?{'.includes(character)) throw new Error(`nothing stands before ${character}`)
  return { is: 'one', test: (one) => one === character }
}

function group(cursor: Cursor): Node {
  if (cursor.characters[cursor.at] === '?') {
    if (cursor.characters[cursor.at + 1] !== ':') throw new Error('of (?…) there is only (?:…)')
    cursor.at += 2
  }
  const inner = alternatives(cursor)
  if (cursor.characters[cursor.at] !== ')') throw new Error('( is not closed')
  cursor.at += 1
  return inner
}

const BOUNDS = /^\{(\d{1,3})(,(\d{1,3})?)?\}/

function bounds(least: number, isRange: boolean, given: string | undefined) {
  const open = isRange ? Infinity : least
  const most = given === undefined ? open : Number(given)
  if (least > 50 || (most !== Infinity && (most > 50 || most < least))) {
    throw new Error('{n,m} goes to 50, the smaller first')
  }
  return { least, most }
}

const REPEATS: Readonly<Record<string, { least: number; most: number }>> = {
  '*': { least: 0, most: Infinity },
  '+': { least: 1, most: Infinity },
  '?': { least: 0, most: 1 },
}
