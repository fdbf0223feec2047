import type { ClickHouseClient } from '@clickhouse/client'
import type { Store } from '../ports.ts'
import { createAlertInputs } from './alert-inputs.ts'
import { createAlertQueries } from './alert-queries.ts'
import { createDimensionQueries } from './dimension-queries.ts'
import { createEndpointQueries } from './endpoint-queries.ts'
import { createExploreQueries } from './explore-queries.ts'
import { createIssueQueries } from './issue-queries.ts'
import { createOverviewQueries } from './overview-queries.ts'
import { createPageQueries } from './page-queries.ts'
import { createSignalQueries } from './signal-queries.ts'
import { createTraceQueries } from './trace-queries.ts'
import { createVisitQueries } from './visit-queries.ts'
import { createWorkflowQueries } from './workflow-queries.ts'
import { insertRows } from './insert.ts'
import { createReleaseQueries } from './release-queries.ts'
import {
  addArtifact,
  ARTIFACTS_PER_RELEASE,
  artifactKeysInUse,
  removeArtifacts,
  artifactsForScripts,
  artifactsWithDebugIds,
  listArtifacts,
} from './queries/artifact-index.ts'
import { seenBeacons } from './queries/beacons.ts'
import { appendChange, changeHistory, changesBetween, newestChanges } from './queries/change-log.ts'
import { errorKinds } from './queries/error-kinds.ts'
import { overBudget, readIssueBudget } from './queries/issue-budget.ts'
import { firstEventAt, outcomes, rates } from './queries/ledger.ts'
import { limitPages } from './queries/limit-pages.ts'
import { limitTags } from './queries/limit-tags.ts'
import { longFrameStats } from './queries/long-frames.ts'
import { metricNames, metricSeries } from './queries/metrics.ts'
import { recentErrors } from './queries/recent-errors.ts'
import { addHead, aliasRows, lastSeen } from './queries/repair-issues.ts'
import { groupedStacks, stackPage, stacksWithIds, stackUses } from './queries/repair-stacks.ts'
import { uploadsToRepair } from './queries/repair-uploads.ts'
import { reportStats } from './queries/reports.ts'
import { requestStats } from './queries/requests.ts'
import { serverSamples } from './queries/server-samples.ts'
import { serverSeries } from './queries/server-series.ts'
import { sessionSignals } from './queries/session-signals.ts'
import { sessionStats } from './queries/sessions.ts'
import { createTableCopies } from './table-copies.ts'
import { diskSpace, tableSizes } from './queries/storage.ts'
import { unmappedScripts } from './queries/unmapped-scripts.ts'
import { vitalGoal } from './queries/vital-goal.ts'
import { vitalTargets } from './queries/vital-targets.ts'
import { vitalStats } from './queries/vitals.ts'

/** With a series of their own. */
const PAGES_OF_PROJECT = 200

/** The store over ClickHouse; it never asks whether the engine is in this process or on a server. */
export function createClickHouseStore(
  client: ClickHouseClient,
  { cluster }: { cluster?: string | undefined } = {},
): Store {
  return {
    insert: (rows, token) => insertRows(client, rows, token),
    beacons: { seen: (beacons, token) => seenBeacons(client, beacons, token) },
    issues: createIssueQueries(client),
    issueBudget: {
      read: (projectId, batch) => readIssueBudget(client, projectId, batch),
      over: (since) => overBudget(client, since),
    },
    limitTags: async (most) => {
      await limitTags(client, most)
      await limitPages(client, PAGES_OF_PROJECT)
    },
    session: (sessionId, scope, perKind) => sessionSignals(client, sessionId, { scope, perKind }),
    vitals: (query) => vitalStats(client, query),
    vitalGoal: (query) => vitalGoal(client, query),
    requests: (scope, limit) => requestStats(client, scope, limit),
    endpoints: createEndpointQueries(client),
    sessions: (scope) => sessionStats(client, scope),
    reports: (scope, limit) => reportStats(client, scope, limit),
    pages: createPageQueries(client),
    visits: createVisitQueries(client),
    longFrames: (scope, limit) => longFrameStats(client, scope, limit),
    vitalTargets: (scope) => vitalTargets(client, scope),
    metrics: {
      names: (scope) => metricNames(client, scope),
      series: (scope, name) => metricSeries(client, scope, name),
    },
    outcomes: (scope, stepMs) => outcomes(client, scope, stepMs),
    errorKinds: (query) => errorKinds(client, query),
    recentErrors: (projectId, limit) => recentErrors(client, projectId, limit),
    firstEventAt: (projectId) => firstEventAt(client, projectId),
    rates: (scope) => rates(client, scope),
    alerts: createAlertQueries(client),
    alertInputs: createAlertInputs(client),
    dimensions: createDimensionQueries(client),
    explore: createExploreQueries(client),
    changes: {
      append: (change) => appendChange(client, change),
      newest: (kind, id) => newestChanges(client, kind, id),
      between: (query) => changesBetween(client, query),
      history: (page) => changeHistory(client, page),
    },
    artifacts: artifactsOf(client),
    unmappedScripts: (query) => unmappedScripts(client, query),
    repairs: {
      uploads: (range) => uploadsToRepair(client, range),
      stacks: (page) => stackPage(client, page),
      stacksWithIds: (projectId, ids) => stacksWithIds(client, projectId, ids),
      uses: (projectId, stackIds) => stackUses(client, projectId, stackIds),
      groupedStacks: (page) => groupedStacks(client, page),
      aliases: (projectId) => aliasRows(client, projectId),
      addHead: (head) => addHead(client, head),
      lastSeen: (projectId, issueId) => lastSeen(client, projectId, issueId),
    },
    overview: createOverviewQueries(client),
    releases: createReleaseQueries(client),
    signals: createSignalQueries(client),
    serverMetrics: {
      series: (query) => serverSeries(client, query),
      samples: (query) => serverSamples(client, query),
    },
    traces: createTraceQueries(client),
    workflow: createWorkflowQueries(client),
    storage: () => tableSizes(client, cluster),
    disk: () => diskSpace(client),
    copies: createTableCopies(client),
    ping: async () => {
      const answer = await client.ping()
      if (!answer.success) throw answer.error
    },
    close: () => client.close(),
  }
}

function artifactsOf(client: ClickHouseClient): Store['artifacts'] {
  return {
    list: (projectId, release) =>
      listArtifacts(client, projectId, { release, limit: ARTIFACTS_PER_RELEASE }),
    withDebugIds: (projectId, debugIds) => artifactsWithDebugIds(client, projectId, debugIds),
    add: (projectId, artifact) => addArtifact(client, projectId, artifact),
    remove: (projectId, removed) => removeArtifacts(client, projectId, removed),
    keysInUse: (keys) => artifactKeysInUse(client, keys),
    all: (projectId, limit) => listArtifacts(client, projectId, { limit }),
    forScripts: (projectId, scripts) => artifactsForScripts(client, projectId, scripts),
  }
}
