export interface Chance {
  /** From 0 to 1. */
  next: () => number
  below: (most: number) => number
  /** Of things of which the nth is an nth as frequent as the first. */
  ranked: (most: number) => number
  hex: (digits: number) => string
  uuid: () => string
  /** Milliseconds as timings are spread: most near the middle, a few ten times as long. */
  around: (middleMs: number) => number
}

/** The same numbers every time (xorshift32), so that two measurements differ by the schema alone. */
export function createChance(seed: number): Chance {
  let state = seed
  const bits = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  const next = () => bits() / 2 ** 32
  const below = (most: number) => Math.floor(next() * most)
  const hex = (digits: number) => {
    let text = ''
    while (text.length < digits) text += bits().toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }
  return {
    ...{ next, below, hex },
    ranked: (most) => Math.floor(most ** next()) - 1,
    uuid: () => hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    around: (middleMs) => middleMs * Math.exp(1.6 * (next() + next() + next() - 1.5)),
  }
}
