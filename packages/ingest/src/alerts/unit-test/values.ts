/** What a series was seen as in one round. */
export type Value = number | 'breach' | 'clear' | 'between' | 'no-data'

const PLAIN = /^(-?\d+(?:\.\d+)?)(?:([+-]\d+(?:\.\d+)?))?(?:x(\d{1,4}))?$/
const WORD = /^(breach|clear|between|no-data|_)(?:x(\d{1,4}))?$/

/** `0x3 99x5 _x2 10+5x4`, as promtool has it: a value, what is added to it each time, and how often more. */
export function expandValues(text: string): Value[] {
  return text.trim().split(/\s+/).flatMap(expandOne)
}

function expandOne(part: string): Value[] {
  const [, word, times = '0'] = WORD.exec(part) ?? []
  if (word !== undefined) {
    const value = word === '_' ? 'no-data' : (word as Value) // as: the pattern lists them
    return Array.from({ length: Number(times) + 1 }, () => value)
  }
  const [, first, added = '0', more = '0'] = PLAIN.exec(part) ?? []
  if (first === undefined) {
    throw new Error(
      `"${part}" is no value; write 5, 5x3 (5 and three more), 5+1x3, _ (nothing known), or breach, clear, between`,
    )
  }
  return Array.from(
    { length: Number(more) + 1 },
    (_, index) => Number(first) + index * Number(added),
  )
}
