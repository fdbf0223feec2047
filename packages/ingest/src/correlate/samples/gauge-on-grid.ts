import type { Grid } from '../series.ts'
import { at, GAP, spacingOf, type Samples } from './samples.ts'

/** The mean of each bucket; between two measurements the earlier holds, behind the last nothing does. */
export function gaugeOnGrid(samples: Samples, { from, stepMs, length }: Grid): Float64Array {
  const { times, values } = samples
  const spacing = spacingOf(samples)
  const onGrid = new Float64Array(length).fill(NaN)
  let next = 0
  for (let bucket = 0; bucket < length; bucket += 1) {
    const end = from + (bucket + 1) * stepMs
    let sum = 0
    let n = 0
    for (; next < samples.length && at(times, next) < end; next += 1) {
      if (at(times, next) < end - stepMs || Number.isNaN(at(values, next))) continue
      sum += at(values, next)
      n += 1
    }
    if (n > 0) onGrid[bucket] = sum / n
    else if (next > 0 && holds({ samples, next, end, spacing }))
      onGrid[bucket] = at(values, next - 1)
  }
  return onGrid
}

interface Between {
  samples: Samples
  /** The first sample behind the bucket. */
  next: number
  end: number
  spacing: number
}

function holds({ samples: { times, length }, next, end, spacing }: Between): boolean {
  const before = at(times, next - 1)
  // The next may only be on its way.
  if (next === length) return end - before <= spacing
  return at(times, next) - before <= GAP * spacing
}
