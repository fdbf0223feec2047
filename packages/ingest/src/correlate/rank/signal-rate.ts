import type { Signal } from '../series.ts'

/** Counts over exposure; NaN where nothing could have been counted. */
export function rateOf({ counts, exposure }: Signal): Float64Array {
  return counts.map((count, n) => {
    const of = exposure[n] ?? NaN
    return of > 0 && Number.isFinite(count) ? count / of : NaN
  })
}
