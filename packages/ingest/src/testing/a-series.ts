import { createRandom } from './random.ts'

const STEP_MS = 300_000
const A_DAY = 288
/** A Thursday, at midnight. */
const START = Date.UTC(2026, 0, 1)

interface SeriesOptions {
  days: number
  /** In a bucket at noon; at night a third of it. */
  sessions?: number
  rate?: number
  seed?: number
  /** What happens: factors by day, with fractions, since the beginning. */
  rateAt?: (day: number) => number
  sessionsAt?: (day: number) => number
}

/** Buckets of a site by day and night, drawn by chance, the same for the same seed. */
export function aSeries(options: SeriesOptions) {
  const { days, sessions = 200, rate = 0.01, seed = 1 } = options
  const { rateAt = () => 1, sessionsAt = () => 1 } = options
  const random = createRandom(seed)
  return Array.from({ length: Math.round(days * A_DAY) }, (_, n) => {
    const day = n / A_DAY
    const daily = (2 - Math.cos(2 * Math.PI * day)) / 3
    const exposure = random.poisson(sessions * daily * sessionsAt(day))
    const affected = Math.min(exposure, random.poisson(exposure * rate * rateAt(day)))
    return { at: START + n * STEP_MS, exposure, affected }
  })
}

/** A factor between two days, 1 before and after. */
export function between(from: number, to: number, factor: number): (day: number) => number {
  return (day) => (day >= from && day < to ? factor : 1)
}
