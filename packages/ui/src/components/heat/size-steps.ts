import { rampEnds } from './levels.ts'

/** Sides of a shape against its place, the largest first: areas of about 1, ½ and ¼. */
export const SIZES = [1, 0.72, 0.5] as const

/**
 * Which of `SIZES` each has, by powers of ten: at least a tenth of the largest, a hundredth, or less.
 * The largest is the ninety-eighth hundredth, as of colours: one that is far away must not make all others small.
 */
export function sizeSteps(counts: ArrayLike<number>): Uint8Array {
  const { high } = rampEnds(counts)
  const last = SIZES.length - 1
  return Uint8Array.from(counts, (count) => {
    if (!(count > 0)) return last
    return Math.min(last, Math.max(0, Math.ceil(Math.log10(high / count)) - 1))
  })
}
