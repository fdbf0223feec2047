import type { Test } from './pattern-class.ts'
import { parsePattern, type Node } from './pattern-tree.ts'

/**
 * Regular expressions that take time in proportion to the text, whatever the pattern: labels hold what
 * anyone on the internet wrote, and a service that hangs on `(a+)+b` tells nobody of anything. A set of
 * states walks through the text at once (Thompson 1968). Literals, `.`, classes, groups, `|`, `*`, `+`,
 * `?`, `{n,m}` up to 50, `\d \w \s` and escapes; the whole text has to match.
 */
export type Pattern = (text: string) => boolean

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

  const start = link(parsePattern(source), end)
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
