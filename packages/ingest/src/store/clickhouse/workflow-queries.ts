import type { ClickHouseClient } from '@clickhouse/client'
import type { WorkflowStore } from '../workflow-store.ts'
import { activityOfChange } from './queries/issue-activity.ts'
import { issueParts } from './queries/issue-parts.ts'
import { issueRecords } from './queries/issue-records.ts'
import { summariesOf } from './queries/issue-summaries.ts'
import { issueTraffic } from './queries/issue-traffic.ts'
import { firstSeenReleases } from './queries/releases.ts'
import { similarHeads } from './queries/similar-issues.ts'
import { kindsOfStack, splitRollups } from './queries/split-rollups.ts'

/** What people decide on issues, and what that is decided by. */
export function createWorkflowQueries(client: ClickHouseClient): WorkflowStore {
  return {
    issues: (projectId, names) => issueRecords(client, projectId, names),
    summaries: (scope, ids) => summariesOf(client, scope, ids),
    change: (projectId, change) => activityOfChange(client, projectId, change),
    releases: (projectId) => firstSeenReleases(client, projectId),
    traffic: (query) => issueTraffic(client, query),
    parts: (projectId, id) => issueParts(client, projectId, id),
    similar: (projectId, id) => similarHeads(client, projectId, id),
    kinds: (split) => kindsOfStack(client, split),
    splitRollups: (split) => splitRollups(client, split),
  }
}
