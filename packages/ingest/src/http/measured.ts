import type { AcceptDependencies } from './accept-dependencies.ts'
import { ProblemError } from './problem.ts'

/** Counts and times a body's way, however it ends. */
export async function measured<Answer>(
  { metrics, now }: Pick<AcceptDependencies, 'metrics' | 'now'>,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = now()
  try {
    const response = await answer()
    metrics.beacons.inc({ outcome: 'accepted' })
    metrics.beaconSeconds.observe((now() - startedAt) / 1_000)
    return response
  } catch (cause) {
    metrics.beacons.inc({ outcome: cause instanceof ProblemError ? cause.code : 'internal' })
    throw cause
  }
}
