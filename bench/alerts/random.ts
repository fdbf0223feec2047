export type Random = ReturnType<typeof createRandom>

/** Numbers that only look random: mulberry32, the same for the same seed. */
export function createRandom(seed: number) {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  function normal(): number {
    return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  }

  /** Exact below 50, from there the normal that it is close to. */
  function poisson(mean: number): number {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    const limit = Math.exp(-mean)
    let count = 0
    for (let product = next(); product > limit; product *= next()) count += 1
    return count
  }

  function between(low: number, high: number): number {
    return low + (high - low) * next()
  }

  /** Evenly on a logarithmic scale. */
  function scale(low: number, high: number): number {
    return low * (high / low) ** next()
  }

  return {
    next,
    normal,
    poisson,
    between,
    scale,
    integer: (low: number, high: number) => Math.floor(between(low, high + 1)),
    chance: (share: number) => next() < share,
  }
}
