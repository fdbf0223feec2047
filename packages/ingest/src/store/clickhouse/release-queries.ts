import type { ClickHouseClient } from '@clickhouse/client'
import type { ReleaseStore } from '../release-store.ts'
import { addDeploy, deploysOfReleases, listDeploys } from './queries/deploys.ts'
import { releaseIssueCounts, releaseIssues } from './queries/release-issues.ts'
import { releaseMaps } from './queries/release-maps.ts'
import {
  recentSessions,
  releaseSessions,
  releaseUsers,
  sessionTrends,
} from './queries/release-sessions.ts'
import { releaseVitals } from './queries/release-vitals.ts'
import { firstSeenReleases, knownReleases, oneRelease } from './queries/releases.ts'

export function createReleaseQueries(client: ClickHouseClient): ReleaseStore {
  return {
    firstSeen: (projectId) => firstSeenReleases(client, projectId),
    known: (query) => knownReleases(client, query),
    one: (projectId, release) => oneRelease(client, projectId, release),
    sessions: (scope, buckets) => releaseSessions(client, scope, buckets),
    recentSessions: (scope) => recentSessions(client, scope),
    users: (scope) => releaseUsers(client, scope),
    trends: (scope, of) => sessionTrends(client, scope, of),
    issueCounts: (projectId, asked) => releaseIssueCounts(client, projectId, asked),
    issues: (projectId, of) => releaseIssues(client, projectId, of),
    maps: (projectId, releases) => releaseMaps(client, projectId, releases),
    vitals: (scope, releases) => releaseVitals(client, scope, releases),
    deploys: {
      add: (projectId, deploy) => addDeploy(client, projectId, deploy),
      list: (query) => listDeploys(client, query),
      ofReleases: (projectId, releases, limit) =>
        deploysOfReleases(client, projectId, { releases, limit }),
    },
  }
}
