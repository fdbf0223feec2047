export interface Lift {
  value: number
  /** 95 of 100 such intervals hold the true one. */
  from: number
  to: number
}

/** Added to counts, so that none is zero: the interval stays finite and honest. */
const HALF = 0.5

/** How many times the one share is of the other, by the logarithm of their ratio. */
export function liftOf(during: ShareCounts, before: ShareCounts): Lift {
  const ratio = (during.n + HALF) / (during.of + HALF) / ((before.n + HALF) / (before.of + HALF))
  const error = Math.sqrt(Math.max(0, variance(during) + variance(before)))
  return { value: ratio, from: ratio * Math.exp(-1.96 * error), to: ratio * Math.exp(1.96 * error) }
}

export interface ShareCounts {
  n: number
  of: number
  share: number
}

export function sharesOf(n: number, of: number): ShareCounts {
  return { n, of, share: of > 0 ? Math.min(1, n / of) : 0 }
}

function variance({ n, of }: ShareCounts): number {
  return 1 / (n + HALF) - 1 / (of + HALF)
}
