import type { Chart } from '../notification.ts'
import type { Observation } from '../observation.ts'
import type { Recent } from './rule-memory.ts'

/** Fewer say nothing of what is usual. */
const LEAST = 6

const MOST_POINTS = 120

/**
 * Of what is over, to its end. What was shown when it began stays in front where nothing is missing between.
 */
export function chartToEnd(
  begun: Chart | null,
  recent: readonly Recent[],
  { endedAt, ...figures }: Pick<Observation, 'unit' | 'threshold'> & { endedAt: number },
): Chart | null {
  const last = recentChart(recent, figures)
  if (!last) return begun
  const from = last.points[0]?.at ?? endedAt
  const isJoined = (begun?.points.at(-1)?.at ?? 0) >= from
  const before = isJoined && begun ? begun : { points: [], band: [], marks: [] }
  return {
    ...last,
    points: [...before.points.filter(({ at }) => at < from), ...last.points].slice(-MOST_POINTS),
    band: [...before.band.filter(({ at }) => at < from), ...last.band].slice(-MOST_POINTS),
    marks: [...before.marks, { at: endedAt, label: 'over' }],
  }
}

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
