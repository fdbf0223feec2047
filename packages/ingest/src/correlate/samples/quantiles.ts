import { at } from './samples.ts'

/** A bucket of a histogram: what is at most `le`, per second. */
export interface BucketRate {
  le: number
  rate: Float64Array
}

export const LEVELS = [0.5, 0.95, 0.99] as const

/** One series for each of LEVELS; NaN where nothing was counted. Within a bucket values are taken for evenly spread. */
export function quantilesOf(buckets: readonly BucketRate[], length: number): Float64Array[] {
  const ascending = [...buckets].sort((a, b) => a.le - b.le)
  const answer = LEVELS.map(() => new Float64Array(length).fill(NaN))
  const ends = ascending.map(({ le }) => le)
  // Without the bucket of all, what was above the others is not known.
  if (ends.length < 2 || ends.at(-1) !== Infinity) return answer
  const all = ascending.at(-1)?.rate ?? new Float64Array()
  const counts = new Float64Array(ends.length)
  for (let step = 0; step < length; step += 1) {
    // Buckets are scraped together, but their rates may differ by a rounding: each holds those below it.
    let most = 0
    for (const [index, { rate }] of ascending.entries()) {
      // A bucket that is not known yet, as of an exponential histogram, holds none of its own.
      const known = at(rate, step)
      if (known > most) most = known
      counts[index] = most
    }
    if (!(most > 0) || Number.isNaN(at(all, step))) continue
    for (const [index, level] of LEVELS.entries()) {
      const of = answer[index]
      if (of) of[step] = quantile(ends, counts, level * most)
    }
  }
  return answer
}

function quantile(ends: readonly number[], counts: Float64Array, rank: number): number {
  const found = counts.findIndex((count) => count >= rank)
  const end = ends[found] ?? NaN
  const below = ends[found - 1]
  // Of those above all ends it is known only that they are.
  if (end === Infinity) return below ?? NaN
  const start = below ?? (end > 0 ? 0 : end)
  const before = found === 0 ? 0 : at(counts, found - 1)
  const within = at(counts, found) - before
  return within > 0 ? start + ((end - start) * (rank - before)) / within : end
}
