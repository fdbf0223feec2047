/** The tokens of a source by index; 0 is a token of its own before the first. */
export interface Tokens {
  text: string
  count: number
  /** What was walked over them so far; `isSpent` bounds it. */
  steps: number
  kinds: Uint8Array
  starts: Int32Array
  ends: Int32Array
  /** Of a bracket: its counterpart. */
  matches: Int32Array
  /** The bracket that the token stands in, or 0. */
  parents: Int32Array
  /** Whether it is the first of its line. */
  isFirst: Uint8Array
}

/** Tokens that more are added to; made for about one in four characters. */
export function createTokenBuffer(text: string): {
  tokens: Tokens
  push: (kind: number, start: number, end: number) => void
} {
  const tokens = withCapacity(text, (text.length >> 2) + 16)
  let capacity = tokens.kinds.length

  function grow(): void {
    const wider = withCapacity(text, capacity * 2)
    for (const column of COLUMNS) {
      wider[column].set(tokens[column])
    }
    Object.assign(tokens, { ...wider, count: tokens.count })
    capacity *= 2
  }

  function push(kind: number, start: number, end: number): void {
    if (tokens.count === capacity) grow()
    tokens.kinds[tokens.count] = kind
    tokens.starts[tokens.count] = start
    tokens.ends[tokens.count] = end
    tokens.count++
  }

  return { tokens, push }
}

const COLUMNS = ['kinds', 'starts', 'ends', 'matches', 'parents', 'isFirst'] as const

function withCapacity(text: string, capacity: number): Tokens {
  return {
    text,
    count: 1,
    steps: 0,
    kinds: new Uint8Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    matches: new Int32Array(capacity),
    parents: new Int32Array(capacity),
    isFirst: new Uint8Array(capacity),
  }
}
