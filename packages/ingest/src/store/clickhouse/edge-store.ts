import type { ArtifactIndex } from '../../symbolicate/artifacts/ports.ts'
import type { Store } from '../ports.ts'
import type { ProcessingStore } from '../processing-store.ts'
import type { EdgeClient } from './edge-client.ts'
import { insertRowsBy } from './insert-rows.ts'
import {
  ARTIFACTS_PER_RELEASE,
  artifactsWithDebugIds,
  listArtifacts,
} from './queries/artifact-index.ts'
import { seenBeacons } from './queries/beacons.ts'
import { newestChanges } from './queries/change-log.ts'
import { readIssueBudget } from './queries/issue-budget.ts'
import { issueTraffic } from './queries/issue-traffic.ts'
import { knownIssues } from './queries/known-issues.ts'
import { firstSeenReleases } from './queries/releases.ts'
import { aliasRows } from './queries/repair-issues.ts'

export interface EdgeStore extends ProcessingStore {
  changes: Pick<Store['changes'], 'newest'>
  artifacts: Omit<ArtifactIndex, 'add'>
  ping: Store['ping']
}

/** What the edge does with the database: it keeps what pages send, and reads what that takes. */
export function createEdgeStore({ client, runInsert }: EdgeClient): EdgeStore {
  return {
    insert: (rows, token) => insertRowsBy(runInsert, rows, token),
    beacons: { seen: (beacons, token) => seenBeacons(client, beacons, token) },
    issues: { known: (projectId, ids) => knownIssues(client, projectId, ids) },
    issueBudget: { read: (projectId, batch) => readIssueBudget(client, projectId, batch) },
    repairs: { aliases: (projectId) => aliasRows(client, projectId) },
    workflow: {
      releases: (projectId) => firstSeenReleases(client, projectId),
      traffic: (query) => issueTraffic(client, query),
    },
    changes: { newest: (kind, id) => newestChanges(client, kind, id) },
    artifacts: {
      list: (projectId, release) =>
        listArtifacts(client, projectId, { release, limit: ARTIFACTS_PER_RELEASE }),
      withDebugIds: (projectId, debugIds) => artifactsWithDebugIds(client, projectId, debugIds),
    },
    ping: async () => {
      const answer = await client.ping()
      if (!answer.success) throw answer.error
    },
  }
}
