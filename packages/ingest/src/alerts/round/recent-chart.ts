import type { Chart } from '../notification.ts'
import type { Observation } from '../observation.ts'
import type { Recent } from './rule-memory.ts'

/** Fewer say nothing of what is usual. */
const LEAST = 6

/** Of the rounds before: what the rule saw when it decided. Null right after a start. */
export function recentChart(
  recent: readonly Recent[],
  { unit, threshold }: Pick<Observation, 'unit' | 'threshold'>,
): Chart | null {
  const points = recent.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]))
  if (points.length < LEAST) return null
  const band = recent.flatMap(({ at, low, high }) =>
    low === null || high === null ? [] : [{ at, low, high }],
  )
  return { unit, points, threshold, band, marks: [] }
}
