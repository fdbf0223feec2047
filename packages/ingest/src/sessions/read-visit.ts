import type { Visit } from '../contract/visits.ts'
import type { Store, TimeRange } from '../store/ports.ts'
import { issuesOfErrors } from './issues-of-errors.ts'
import { cutKinds, PER_KIND, toTimeline } from './timeline.ts'

/** Undefined where nothing of the session is stored of that time. */
export async function readVisit(
  store: Pick<Store, 'visits' | 'session' | 'issues'>,
  { projectId, id, around }: { projectId: number; id: string; around: TimeRange },
): Promise<Visit | undefined> {
  const summary = await store.visits.one(projectId, id, around)
  if (!summary) return undefined
  const range = { projectId, from: summary.startedAt, to: summary.endedAt + LATE_MS }
  const signals = await store.session(id, range, PER_KIND)
  const errors = signals.filter((signal) => signal.is === 'error')
  const issues = await issuesOfErrors(store.issues, projectId, errors)
  const timeline = toTimeline(signals, (eventId) => issues.get(eventId) ?? '')
  return { ...summary, timeline, cut: cutKinds(timeline) }
}

/** What a page measures and asks for after its last view or error, which are what ends a visit. */
const LATE_MS = 3_600_000
