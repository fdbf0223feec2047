export interface Random {
  /** From 0 up to, and never, 1. */
  next: () => number
  chance: (share: number) => boolean
  between: (least: number, most: number) => number
  pick: <T>(choices: readonly T[]) => T
}

/** A xorshift generator: the same seed tells the same story, which a failing run needs. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  // Small seeds resemble each other for their first numbers.
  for (let i = 0; i < 8; i += 1) next()
  return {
    next,
    chance: (share) => next() < share,
    between: (least, most) => least + next() * (most - least),
    pick<T>(choices: readonly T[]) {
      const choice = choices[Math.floor(next() * choices.length)]
      if (choice === undefined) throw new RangeError('pick() needs at least one choice')
      return choice
    },
  }
}
