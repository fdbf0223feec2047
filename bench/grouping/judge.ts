export interface Judged {
  /** Share of the pairs of one bug that got one key: recall. */
  together: number
  /** Share of the pairs of bugs in different packages that got two. */
  apart: number
  /** Share of the pairs with one key that are of one bug. */
  precision: number
  f1: number
  groups: number
}

interface Labelled {
  bug: string
  package: string
}

/** Two bugs of one package are not judged: whether they are one fault is a matter of taste. */
export function judge<T extends Labelled>(cases: readonly T[], keyOf: (one: T) => string): Judged {
  const keyed = cases.map((one) => ({ one, key: keyOf(one) }))
  const same = { right: 0, pairs: 0 }
  const different = { right: 0, pairs: 0 }
  for (const [index, a] of keyed.entries()) {
    for (const b of keyed.slice(index + 1)) {
      if (a.one.bug === b.one.bug) count(same, a.key === b.key)
      else if (a.one.package !== b.one.package) count(different, a.key !== b.key)
    }
  }
  const together = same.right / same.pairs
  const precision = same.right / (same.right + different.pairs - different.right)
  return {
    ...{ together, apart: different.right / different.pairs, precision },
    f1: (2 * precision * together) / (precision + together),
    groups: new Set(keyed.map(({ key }) => key)).size,
  }
}

/** Share of the bugs that all cases gave one key. */
export function oneIssue<T extends Labelled>(
  cases: readonly T[],
  keyOf: (one: T) => string,
): number {
  const keys = new Map<string, Set<string>>()
  for (const one of cases) {
    const known = keys.get(one.bug) ?? new Set()
    keys.set(one.bug, known.add(keyOf(one)))
  }
  return [...keys.values()].filter(({ size }) => size === 1).length / keys.size
}

function count(tally: { right: number; pairs: number }, isRight: boolean): void {
  tally.pairs++
  if (isRight) tally.right++
}
