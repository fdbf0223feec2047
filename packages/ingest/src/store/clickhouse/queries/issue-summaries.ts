import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { issueSummary, type IssueSummary } from '../../../contract/issue.ts'
import { overflowWords } from '../../../issues/overflow-issue.ts'
import { toShortId } from '../../../issues/short-id.ts'
import type { Scope, TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'
import { facetsOf } from './issue-facets.ts'
import { ALL_HEAD_COLUMNS, headsSql } from './issue-heads.ts'
import { issueStatesSql, STATE_COLUMNS, stateColumns, toStanding } from './issue-states.ts'
import { ALL, issueNumbers, type Asked } from './issue-numbers.ts'
import { curveIn, curveStepMs, releasesIn } from './issue-window.ts'

const TREND_BUCKETS = 24

const headRow = z.object({
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
})

const stateRow = z.object({ id: text, ...stateColumns })

export type IssueHead = z.output<typeof headRow> &
  z.output<typeof stateRow> & { events: number; users: number; sessions: number }

const UNCOUNTED = { events: 0, users: 0, sessions: 0 }
const UNDECIDED: Omit<z.output<typeof stateRow>, 'id'> = {
  ...{ state: '', until: '', regressed: false, assignee: '', decided_at: 0, state_version: 0 },
}

/**
 * All that a row of the list or the head of a page says of issues, in the order of their ids, also
 * where nothing of them happened in the window. Three small questions at once: to plan a join of the
 * three takes the engine longer than to answer them.
 */
export async function issueHeads(client: ClickHouseClient, asked: Asked): Promise<IssueHead[]> {
  if (asked.ids.length === 0) return []
  const [heads, numbers, states] = await Promise.all([
    headsOf(client, asked),
    issueNumbers(client, asked),
    statesOf(client, asked),
  ])
  const headById = new Map(heads.map((head) => [head.id, head]))
  const numbersById = new Map(numbers.map((row) => [row.id, row]))
  const stateById = new Map(states.map((state) => [state.id, state]))
  return asked.ids.flatMap((id) => {
    const head = headById.get(id)
    if (!head) return []
    return {
      ...{ ...UNCOUNTED, ...numbersById.get(id) },
      ...{ ...UNDECIDED, ...stateById.get(id) },
      ...head,
    }
  })
}

function headsOf(
  client: ClickHouseClient,
  { names, scope, ids }: Asked,
): Promise<z.output<typeof headRow>[]> {
  const heads = headsSql({ ...names, columns: ALL_HEAD_COLUMNS, only: names.ofIssues })
  return select(client, headRow, {
    sql: `
      SELECT
        toString(h.issue) AS id, h.version AS version, h.why AS why, h.class AS class,
        h.type AS type, h.message AS message, h.culprit AS culprit, h.page AS page,
        toUnixTimestamp64Milli(h.first_seen) AS first_seen,
        toUnixTimestamp64Milli(h.last_seen) AS last_seen,
        h.first_release AS first_release, h.last_release AS last_release
      FROM (${heads}) AS h`,
    params: { project: scope.projectId, ids },
  })
}

function statesOf(
  client: ClickHouseClient,
  { names, scope, ids }: Asked,
): Promise<z.output<typeof stateRow>[]> {
  const rows = `project_id = {project: UInt32} AND ${names.ofIssues}`
  return select(client, stateRow, {
    sql: `
      SELECT toString(a.issue) AS id, ${STATE_COLUMNS} FROM (${issueStatesSql(names, rows)}) AS a`,
    params: { project: scope.projectId, ids },
  })
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

/** Of the sparklines, each point of which is of whole rows of the rollups. */
export function trendStepMs(range: TimeRange): number {
  return curveStepMs(range, TREND_BUCKETS)
}

const trendRow = z.object({ id: text, bucket: count, events: count })

/** The sparklines of a whole page of issues in one query. */
async function trendsOf(
  client: ClickHouseClient,
  { names, scope, ids, counted = ALL }: Asked,
): Promise<Map<string, number[]>> {
  if (ids.length === 0) return new Map()
  const stepMs = trendStepMs(scope)
  const buckets = Math.max(1, Math.ceil((scope.to - scope.from) / stepMs))
  const only = names.ofIssues
  const wanted = {
    columns: 'fingerprint, bucket, events',
    where: `${only} AND ${counted.where}`,
  }
  const counts = counted.isOfRelease
    ? releasesIn(scope, wanted)
    : curveIn(scope, TREND_BUCKETS, wanted)
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
