/** What one draw of a chance in [0, 1) is worth: seeded, so that a figure can be had again. */
export type Chance = () => number

/** mulberry32, as Tommy Ettinger published it: 32 bits of state, good enough for shares. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a with murmur3's finish: near keys have to lie far apart. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The busiest shard's load by that of an average one: 1 is even, and a cluster is as fast as 1 / this. */
export function maxByMean(loads: readonly number[]): number {
  const sum = loads.reduce((all, one) => all + one, 0)
  return sum === 0 ? 1 : (Math.max(...loads) * loads.length) / sum
}

/** The share that is the first of n whose sizes fall as 1, 1/2, 1/3 …, as projects' and issues' do. */
export function pickByZipf(n: number): (chance: Chance) => number {
  const ends: number[] = []
  let sum = 0
  for (let rank = 1; rank <= n; rank += 1) ends.push((sum += 1 / rank))
  return (chance) => {
    const at = chance() * sum
    let [low, high] = [0, n - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? sum) > at) high = middle
      else low = middle + 1
    }
    return low
  }
}
