import type { ReleaseDetail } from '../contract/releases.ts'
import type { ReleaseScope, ReleaseSessions } from '../store/release-store.ts'
import { releaseFigures } from './release-figures.ts'
import { inOrder, neighboursOf } from './release-order.ts'
import { toSummaries, type ReleaseSource } from './release-summaries.ts'

const SERIES_BUCKETS = 60
/** Beside the release itself: more lines than that nobody tells apart. */
const OTHERS = 4
/** As long as values are kept: two releases are seldom in use within one hour. */
const VITALS_WITHIN_MS = 14 * 86_400_000

/** Undefined where nothing was ever seen of it. */
export async function releaseDetail(
  store: ReleaseSource,
  scope: ReleaseScope,
  release: string,
): Promise<ReleaseDetail | undefined> {
  const { releases } = store
  const known = await releases.one(scope.projectId, release)
  if (!known) return undefined
  const neighbours = neighboursOf(inOrder(await releases.firstSeen(scope.projectId)), release)
  const [figures, sessions, issues, vitals] = await Promise.all([
    releaseFigures(releases, scope, [known]),
    releases.sessions(scope, 1),
    releases.issues(scope.projectId, { release, previous: neighbours.previous }),
    vitalsOf(store, scope, { release, previous: neighbours.previous }),
  ])
  const [summary] = await toSummaries(store, scope, figures)
  if (!summary) return undefined
  const shown = [release, ...mostUsed(sessions, release)]
  const trends = await releases.trends(scope, { releases: shown, buckets: SERIES_BUCKETS })
  return {
    ...summary,
    ...neighbours,
    series: {
      ...{ from: trends.from, stepMs: trends.stepMs, total: trends.all },
      releases: shown.map((name) => ({ release: name, sessions: trends.of.get(name) ?? [] })),
    },
    issues,
    vitals,
  }
}

function mostUsed(sessions: readonly ReleaseSessions[], release: string): string[] {
  const others = sessions.filter((one) => one.release !== release && one.sessions > 0)
  return others.slice(0, OTHERS).map((one) => one.release)
}

function vitalsOf(
  { releases }: ReleaseSource,
  scope: ReleaseScope,
  { release, previous }: { release: string; previous: string | null },
): Promise<ReleaseDetail['vitals']> {
  if (previous === null) return Promise.resolve([])
  const from = Math.min(scope.from, scope.to - VITALS_WITHIN_MS)
  return releases.vitals({ ...scope, from }, { release, previous })
}
