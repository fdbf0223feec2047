import type { Grid } from '../series.ts'
import { at, GAP, spacingOf, type Samples } from './samples.ts'

/** How much of a bucket must be known. */
const COVERED = 0.25

/**
 * Per second. What a counter grew from one measurement to the next is spread evenly over the time
 * between them, so that no growth is lost or counted twice, whatever the grid.
 * @param isDelta of samples that tell the growth since the one before, not the sum of all.
 */
export function rateOnGrid(samples: Samples, grid: Grid, isDelta = false): Float64Array {
  const { times, values, length } = samples
  const longest = GAP * spacingOf(samples)
  const grown = new Float64Array(grid.length)
  const covered = new Float64Array(grid.length)
  let last = -1
  for (let index = 0; index < length; index += 1) {
    if (Number.isNaN(at(values, index))) last = -1
    // Of two replicas one may be a moment behind: it is passed over, not taken for a restart.
    else if (isDelta || !isBehind(values, { last, index, length })) {
      const span = last < 0 ? Infinity : at(times, index) - at(times, last)
      if (span > 0 && span <= longest) {
        const growth = isDelta ? at(values, index) : growthOf(at(values, last), at(values, index))
        spread({ from: at(times, last), to: at(times, index), growth }, grid, { grown, covered })
      }
      if (span > 0) last = index
    }
  }
  return grown.map((growth, bucket) =>
    at(covered, bucket) < COVERED * grid.stepMs ? NaN : (growth / at(covered, bucket)) * 1_000,
  )
}

interface Compared {
  last: number
  index: number
  length: number
}

function isBehind(values: Float64Array, { last, index, length }: Compared): boolean {
  if (last < 0 || index + 1 >= length) return false
  const before = at(values, last)
  return at(values, index) < before && at(values, index + 1) >= before
}

/** A counter that is less than it was began again at nought. */
function growthOf(before: number, after: number): number {
  return after >= before ? after - before : after
}

interface Growth {
  from: number
  to: number
  growth: number
}

interface Sums {
  grown: Float64Array
  covered: Float64Array
}

function spread({ from, to, growth }: Growth, grid: Grid, { grown, covered }: Sums): void {
  const { stepMs } = grid
  const first = Math.max(0, Math.floor((from - grid.from) / stepMs))
  const last = Math.min(grid.length - 1, Math.floor((to - grid.from) / stepMs))
  for (let bucket = first; bucket <= last; bucket += 1) {
    const start = grid.from + bucket * stepMs
    const overlap = Math.min(to, start + stepMs) - Math.max(from, start)
    if (overlap <= 0) continue
    grown[bucket] = at(grown, bucket) + (growth * overlap) / (to - from)
    covered[bucket] = at(covered, bucket) + overlap
  }
}
