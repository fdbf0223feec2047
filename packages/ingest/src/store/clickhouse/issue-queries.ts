import type { ClickHouseClient } from '@clickhouse/client'
import type { IssueStore } from '../ports.ts'
import { issueEvent } from './queries/issue-event.ts'
import { issueEvents } from './queries/issue-events.ts'
import { issuesOfEvents } from './queries/issues-of-events.ts'
import { countIssues, listIssues } from './queries/issue-list.ts'
import { issueOverview, issueTagValues } from './queries/issue-overview.ts'
import { trendStepMs } from './queries/issue-summaries.ts'
import { startOf } from './queries/issue-window.ts'
import { knownIssues } from './queries/known-issues.ts'
import { projectValues } from './queries/project-values.ts'

/** Issues as lists and pages show them. */
export function createIssueQueries(client: ClickHouseClient): IssueStore {
  return {
    list: (filter) => listIssues(client, filter),
    counts: (filter) => countIssues(client, filter),
    countedFrom: startOf,
    trendStepMs,
    events: (query) => issueEvents(client, query),
    tagValues: (query) => issueTagValues(client, query),
    projectValues: (query) => projectValues(client, query),
    overview: (scope, id) => issueOverview(client, scope, id),
    event: (projectId, id, ref) => issueEvent(client, { projectId, id }, ref),
    known: (projectId, ids) => knownIssues(client, projectId, ids),
    ofEvents: (query) => issuesOfEvents(client, query),
  }
}
