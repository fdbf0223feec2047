import type { ReleaseSummary } from '../contract/releases.ts'
import type {
  KnownRelease,
  ReleaseSessions,
  ReleaseStore,
  ReleaseUsers,
} from '../store/release-store.ts'
import type { ReleaseScope } from '../store/release-store.ts'

/** What is known of every release, before a page of them is chosen. */
export type ReleaseFigures = Pick<
  ReleaseSummary,
  | 'release'
  | 'environments'
  | 'firstSeen'
  | 'lastSeen'
  | 'adoption'
  | 'sessions'
  | 'pageViews'
  | 'errors'
  | 'users'
  | 'crashFreeSessions'
  | 'crashFreeUsers'
  | 'trend'
>

const TREND_BUCKETS = 24

/** Of these releases, in their order. */
export async function releaseFigures(
  releases: Pick<ReleaseStore, 'sessions' | 'users' | 'recentSessions'>,
  scope: ReleaseScope,
  known: readonly KnownRelease[],
): Promise<ReleaseFigures[]> {
  const [sessions, users, recent] = await Promise.all([
    releases.sessions(scope, TREND_BUCKETS),
    releases.users(scope),
    releases.recentSessions(scope),
  ])
  const sessionsOf = new Map(sessions.map((row) => [row.release, row]))
  const usersOf = new Map(users.map((row) => [row.release, row]))
  return known.map((one) => ({
    ...one,
    ...ofSessions(sessionsOf.get(one.release), recent),
    ...ofUsers(usersOf.get(one.release)),
  }))
}

function ofSessions(row: ReleaseSessions | undefined, recentOfAll: number) {
  const { sessions = 0, recent = 0, crashed = 0, n = 0, pageViews = 0 } = row ?? {}
  const { errors = 0, trend = [] } = row ?? {}
  return {
    ...{ sessions, pageViews, errors, trend },
    adoption: recentOfAll > 0 ? recent / recentOfAll : null,
    crashFreeSessions: { value: sessions > 0 ? 1 - crashed / sessions : null, n },
  }
}

function ofUsers(row: ReleaseUsers | undefined) {
  const { users = 0, n = 0, crashed = 0 } = row ?? {}
  return { users, crashFreeUsers: { value: n > 0 ? 1 - crashed / n : null, n } }
}
