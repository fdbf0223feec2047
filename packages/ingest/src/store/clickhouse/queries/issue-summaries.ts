import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { issueSummary, type IssueSummary } from '../../../contract/issue.ts'
import { overflowWords } from '../../../issues/overflow-issue.ts'
import { toShortId } from '../../../issues/short-id.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'
import { facetsOf } from './issue-facets.ts'
import { ALL_HEAD_COLUMNS, headsSql } from './issue-heads.ts'
import { issueStatesSql, STATE_COLUMNS, stateColumns, toStanding } from './issue-states.ts'
import { curveIn, curveStepMs, releasesIn, statsIn } from './issue-window.ts'

const TREND_BUCKETS = 24

export const issueHead = z.object({
  id: text,
  version: text,
  why: z.array(z.string()),
  class: issueSummary.shape.class,
  type: text,
  message: text,
  culprit: text,
  page: text,
  first_seen: millis,
  last_seen: millis,
  first_release: text,
  last_release: text,
  ...stateColumns,
  events: count,
  users: count,
  sessions: count,
})
export type IssueHead = z.output<typeof issueHead>

/** Which issues, and what of them is counted. */
export interface Asked {
  names: IssueNames
  scope: Scope
  ids: readonly string[]
  /** What of them is counted, where it is not all. */
  counted?: Counted
}

export interface Counted {
  /** On rows of `statsIn`, or of `releasesIn`. */
  where: string
  isOfRelease: boolean
  params: Record<string, unknown>
}

const ALL: Counted = { where: 'true', isOfRelease: false, params: {} }

/**
 * All that a row of the list or the head of a page says of issues, in the order of their ids, also
 * where nothing of them happened in the window. By their key: the cost follows the ids asked for.
 */
export async function issueHeads(
  client: ClickHouseClient,
  { names, scope, ids, counted = ALL }: Asked,
): Promise<IssueHead[]> {
  if (ids.length === 0) return []
  const only = names.ofIssues
  const rows = `project_id = {project: UInt32} AND ${only}`
  const stats = names.withIssue(
    (counted.isOfRelease ? releasesIn : statsIn)(scope, {
      columns: 'fingerprint, events, users, sessions',
      where: `${only} AND ${counted.where}`,
    }),
  )
  const heads = await select(client, issueHead, {
    sql: `
      SELECT
        toString(h.issue) AS id, h.version AS version, h.why AS why, h.class AS class,
        h.type AS type, h.message AS message, h.culprit AS culprit, h.page AS page,
        toUnixTimestamp64Milli(h.first_seen) AS first_seen,
        toUnixTimestamp64Milli(h.last_seen) AS last_seen,
        h.first_release AS first_release, h.last_release AS last_release, ${STATE_COLUMNS},
        s.events AS events, s.users AS users, s.sessions AS sessions
      FROM (${headsSql({ ...names, columns: ALL_HEAD_COLUMNS, only })}) AS h
      LEFT JOIN (
        SELECT issue, sum(r.events) AS events, uniqCombinedMerge(12)(r.users) AS users,
          uniqCombinedMerge(12)(r.sessions) AS sessions
        FROM (${stats}) AS r GROUP BY issue) AS s USING issue
      LEFT JOIN (${issueStatesSql(names, rows)}) AS a USING issue`,
    params: { project: scope.projectId, ids, ...counted.params },
  })
  const byId = new Map(heads.map((head) => [head.id, head]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Of these alone, in their order. */
export async function summariesOf(
  client: ClickHouseClient,
  scope: Scope,
  ids: readonly string[],
): Promise<IssueSummary[]> {
  const names = await issueNames(client, scope.projectId)
  return issueSummaries(client, { names, scope, ids })
}

export async function issueSummaries(
  client: ClickHouseClient,
  asked: Asked,
): Promise<IssueSummary[]> {
  const [heads, trends, facets] = await Promise.all([
    issueHeads(client, asked),
    trendsOf(client, asked),
    facetsOf(client, asked),
  ])
  return heads.map((head) => ({
    ...toSummary(head, trends.get(head.id) ?? []),
    facet: facets.get(head.id) ?? null,
  }))
}

export function toSummary(head: IssueHead, trend: number[]): IssueSummary {
  const { decidedAt, ...standing } = toStanding(head)
  return {
    id: head.id,
    shortId: toShortId(head.id),
    class: head.class,
    type: head.type,
    message: head.message,
    culprit: head.culprit,
    ...overflowWords(head),
    ...standing,
    regressedAt: standing.regressed ? decidedAt : null,
    priority: head.class === 'error' ? 'high' : 'low',
    events: head.events,
    users: head.users,
    sessions: head.sessions,
    firstSeen: head.first_seen,
    lastSeen: head.last_seen,
    firstRelease: head.first_release,
    lastRelease: head.last_release,
    page: head.page,
    trend,
    facet: null,
  }
}

const trendRow = z.object({ id: text, bucket: count, events: count })

/** The sparklines of a whole page of issues in one query. */
async function trendsOf(
  client: ClickHouseClient,
  { names, scope, ids, counted = ALL }: Asked,
): Promise<Map<string, number[]>> {
  if (ids.length === 0) return new Map()
  const stepMs = curveStepMs(scope, TREND_BUCKETS)
  const buckets = Math.max(1, Math.ceil((scope.to - scope.from) / stepMs))
  const only = names.ofIssues
  const counts = (counted.isOfRelease ? releasesIn : curveIn)(scope, {
    columns: 'fingerprint, bucket, events',
    where: `${only} AND ${counted.where}`,
  })
  const rows = await select(client, trendRow, {
    sql: `
      SELECT toString(issue) AS id, slot AS bucket, sum(n) AS events
      FROM (${names.withIssue(`
        SELECT fingerprint, sum(events) AS n,
          greatest(0, intDiv(toUnixTimestamp(bucket) * 1000 - {from: Int64}, {step: Int64})) AS slot
        FROM (${counts}) GROUP BY fingerprint, slot`)})
      GROUP BY id, bucket`,
    params: { project: scope.projectId, from: scope.from, step: stepMs, ids, ...counted.params },
  })
  const trends = new Map(ids.map((id) => [id, new Array<number>(buckets).fill(0)]))
  for (const { id, bucket, events } of rows) {
    const trend = trends.get(id)
    if (trend && bucket < buckets) trend[bucket] = (trend[bucket] ?? 0) + events
  }
  return trends
}
