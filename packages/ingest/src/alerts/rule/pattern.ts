/**
 * Regular expressions that take time in proportion to the text, whatever the pattern: labels hold what
 * anyone on the internet wrote, and a service that hangs on `(a+)+b` tells nobody of anything. A set of
 * states walks through the text at once (Thompson 1968). Literals, `.`, classes, groups, `|`, `*`, `+`,
 * `?`, `{n,m}` up to 50, `\d \w \s` and escapes; the whole text has to match.
 */
export type Pattern = (text: string) => boolean

type Test = (character: string) => boolean
type Node =
  | { is: 'one'; test: Test }
  | { is: 'all'; parts: Node[] }
  | { is: 'any'; of: Node[] }
  | { is: 'repeat'; part: Node; least: number; most: number }

interface State {
  /** Undefined passes on without a character. */
  test: Test | undefined
  next: State[]
}

const MOST_STATES = 5_000

/** @throws Error that says what is wrong with it. */
export function compilePattern(source: string): Pattern {
  const end: State = { test: undefined, next: [] }
  let states = 0

  function link(node: Node, to: State): State {
    states += 1
    if (states > MOST_STATES) throw new Error('it repeats too much')
    if (node.is === 'one') return { test: node.test, next: [to] }
    if (node.is === 'all') return node.parts.reduceRight((after, part) => link(part, after), to)
    if (node.is === 'any') return { test: undefined, next: node.of.map((one) => link(one, to)) }
    return repeat(node, to)
  }

  function repeat({ part, least, most }: Extract<Node, { is: 'repeat' }>, to: State): State {
    let after = to
    if (most === Infinity) {
      const loop: State = { test: undefined, next: [to] }
      loop.next.push(link(part, loop))
      after = loop
    } else {
      for (let n = least; n < most; n += 1) {
        after = { test: undefined, next: [to, link(part, after)] }
      }
    }
    for (let n = 0; n < least; n += 1) after = link(part, after)
    return after
  }

  const start = link(parse(source), end)
  return (text) => {
    let now = reach([start])
    for (const character of text) {
      now = reach([...now].flatMap((one) => (one.test?.(character) ? one.next : [])))
      if (now.size === 0) return false
    }
    return now.has(end)
  }
}

function reach(from: readonly State[]): Set<State> {
  const seen = new Set<State>()
  const open = [...from]
  for (let state = open.pop(); state; state = open.pop()) {
    if (seen.has(state)) continue
    seen.add(state)
    if (!state.test) open.push(...state.next)
  }
  return seen
}

function parse(source: string): Node {
  const characters = [...source]
  let at = 0

  function alternatives(): Node {
    const of = [sequence()]
    while (characters[at] === '|') {
      at += 1
      of.push(sequence())
    }
    return { is: 'any', of }
  }

  function sequence(): Node {
    const parts: Node[] = []
    while (at < characters.length && characters[at] !== '|' && characters[at] !== ')') {
      const anchor = characters[at] === '^' || characters[at] === '$'
      // The whole text has to match as it is.
      if (anchor) at += 1
      else parts.push(repeated(atom()))
    }
    return { is: 'all', parts }
  }

  function repeated(part: Node): Node {
    const sign = characters[at] ?? ''
    const plain = REPEATS[sign]
    if (plain) {
      at += 1
      return { is: 'repeat', part, ...plain }
    }
    if (sign !== '{') return part
    const [whole, least, , most] = BOUNDS.exec(characters.slice(at).join('')) ?? []
    if (whole === undefined) throw new Error('{ is not closed, or says no numbers')
    at += whole.length
    return { is: 'repeat', part, ...bounds(Number(least), whole.includes(','), most) }
  }

  function atom(): Node {
    const character = characters[at] ?? ''
    at += 1
    if (character === '(') return group()
    if (character === '[') return { is: 'one', test: characterClass() }
    if (character === '\\') return { is: 'one', test: escape() }
    if (character === '.') return { is: 'one', test: () => true }
    if ('*+?{'.includes(character)) throw new Error(`nothing stands before ${character}`)
    return { is: 'one', test: (one) => one === character }
  }

  function group(): Node {
    if (characters[at] === '?') {
      if (characters[at + 1] !== ':') throw new Error('of (?…) there is only (?:…)')
      at += 2
    }
    const inner = alternatives()
    if (characters[at] !== ')') throw new Error('( is not closed')
    at += 1
    return inner
  }

  function escape(): Test {
    const character = characters[at]
    at += 1
    if (character === undefined) throw new Error('it ends with \\')
    const known = CLASSES[character]
    if (known) return known
    if (/[A-Za-z0-9]/.test(character)) throw new Error(`there is no \\${character}`)
    return (one) => one === character
  }

  function characterClass(): Test {
    const not = characters[at] === '^'
    if (not) at += 1
    const tests: Test[] = []
    for (let first = true; characters[at] !== ']' || first; first = false) {
      if (at >= characters.length) throw new Error('[ is not closed')
      tests.push(classPart())
    }
    at += 1
    return (one) => tests.some((test) => test(one)) !== not
  }

  function classPart(): Test {
    const from = characters[at] ?? ''
    at += 1
    if (from === '\\') return escape()
    const to = characters[at + 1]
    if (characters[at] !== '-' || to === undefined || to === ']') return (one) => one === from
    at += 2
    if (to < from) throw new Error(`${from}-${to} is the wrong way round`)
    return (one) => one >= from && one <= to
  }

  const whole = alternatives()
  if (at < characters.length) throw new Error(') is not open')
  return whole
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

const CLASSES: Readonly<Record<string, Test>> = {
  d: (one) => /\d/.test(one),
  D: (one) => /\D/.test(one),
  w: (one) => /\w/.test(one),
  W: (one) => /\W/.test(one),
  s: (one) => /\s/.test(one),
  S: (one) => /\S/.test(one),
}
