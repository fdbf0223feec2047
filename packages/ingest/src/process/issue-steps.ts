import type { FirstSeen } from '../issues/state/release-order.ts'
import type { ProcessingStore } from '../store/processing-store.ts'
import type { ActivityRow, ErrorRow, Row } from '../store/rows.ts'
import { activityOf, knownOf, type Known } from './issue-activity.ts'
import { createThresholds } from './issue-thresholds.ts'
import { nameSplitErrors } from './split-errors.ts'

interface StepOptions {
  store: Pick<ProcessingStore, 'insert' | 'issues' | 'repairs' | 'workflow'>
  now: () => number
  isOneOfSeveral: boolean
}

/** What a batch found, as it was before it. */
export interface Steps {
  /** Of the batch, by the names that its errors go by. */
  rows: Row[]
  activity: ActivityRow[]
  projects: { known: Known; errors: ErrorRow[] }[]
}

const RELEASES_KEPT_MS = 10_000

/** What the errors of a batch do to issues. */
export function createIssueSteps({ store, now, isOneOfSeveral }: StepOptions) {
  const thresholds = createThresholds({ workflow: store.workflow, now, isOneOfSeveral })
  const releases = new Map<number, { at: number; seen: FirstSeen }>()

  async function releasesOf(projectId: number): Promise<FirstSeen> {
    const kept = releases.get(projectId)
    const age = now() - (kept?.at ?? 0)
    if (kept && age >= 0 && age < RELEASES_KEPT_MS) return kept.seen
    const seen = await store.workflow.releases(projectId)
    releases.set(projectId, { at: now(), seen })
    return seen
  }

  /** Of what the database knows before the batch is stored. */
  async function before(rows: readonly Row[]): Promise<Steps> {
    const errors = rows.filter((row) => row.is === 'error')
    const others = rows.filter((row) => row.is !== 'error')
    const steps: Steps = { rows: others, activity: [], projects: [] }
    for (const [projectId, mine] of Map.groupBy(errors, (row) => row.projectId)) {
      const known = await knownOf(store.issues, projectId, mine)
      const named = await nameSplitErrors(store, { known, errors: mine }, now())
      const activity = await activityOf(named.known, named.errors, () => releasesOf(projectId))
      steps.activity.push(...activity)
      steps.projects.push(named)
      steps.rows.push(...named.errors)
    }
    return steps
  }

  /** Of all that is stored, the batch included. */
  async function after({ projects }: Steps): Promise<ActivityRow[]> {
    const found: ActivityRow[] = []
    for (const { known, errors } of projects) {
      found.push(...(await thresholds.returns(known, errors)))
    }
    return found
  }

  return { before, after }
}
