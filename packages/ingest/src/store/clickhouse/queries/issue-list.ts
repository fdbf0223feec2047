import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { issueClass, type IssueSummary } from '../../../contract/issue.ts'
import { OVERFLOW_WORDS } from '../../../issues/overflow-words.ts'
import { toShortId } from '../../../issues/short-id.ts'
import type { IssueFilter, Scope, SearchKey } from '../../ports.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, millis, PAGE, rangeParams, stepOf, text } from './columns.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'

const TREND_BUCKETS = 24

export const issueHead = z.object({
  id: text,
  version: text,
  why: z.array(z.string()),
  class: issueClass,
  type: text,
  message: text,
  culprit: text,
  page: text,
  first_seen: millis,
  last_seen: millis,
  first_release: text,
  last_release: text,
  verb: text,
  events: count,
  users: count,
  sessions: count,
})
export type IssueHead = z.output<typeof issueHead>

interface HeadsQuery {
  names: Pick<IssueNames, 'withIssue'>
  having: string
  tail: string
  /** Of rows by their `fingerprint`, where not all issues are looked at. */
  only?: string
}

/**
 * Rollups alone: no event is read, so the cost follows issues and minutes, not events. An issue is
 * what aliases lead to it as well: its name is its own, its numbers are those of all.
 */
export function headsSql({ names, having, tail, only = 'true' }: HeadsQuery): string {
  const ours = { withIssue: names.withIssue, rows: `project_id = {project: UInt32} AND ${only}` }
  return `
    SELECT
      toString(h.issue) AS id, h.version AS version, h.why AS why, h.class AS class,
      h.type AS type, h.message AS message, h.culprit AS culprit, h.page AS page,
      toUnixTimestamp64Milli(h.first_seen) AS first_seen,
      toUnixTimestamp64Milli(h.last_seen) AS last_seen,
      h.first_release AS first_release, h.last_release AS last_release, a.verb AS verb,
      s.events AS events, s.users AS users, s.sessions AS sessions
    FROM (${headsOf(ours)}) AS h
    INNER JOIN (${statsOf(ours)}) AS s USING issue
    LEFT JOIN (${statesOf(ours)}) AS a USING issue
    WHERE ${having}
    ${tail}`
}

const IN_BUCKETS = `bucket >= toStartOfMinute(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
  AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
  AND toDate(bucket) >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
  AND toDate(bucket) <= toDate(fromUnixTimestamp64Milli({to: Int64}, 'UTC'))`

interface Ours extends Pick<IssueNames, 'withIssue'> {
  rows: string
}

function headsOf({ withIssue, rows }: Ours): string {
  return `
    SELECT issue, argMax(p.version, is_own) AS version, argMax(p.why, is_own) AS why,
      argMax(p.class, is_own) AS class, argMax(p.type, is_own) AS type,
      argMax(p.message, is_own) AS message, argMax(p.culprit, is_own) AS culprit,
      argMax(p.page, is_own) AS page, argMin(p.first_release, p.first_seen) AS first_release,
      argMax(p.last_release, p.last_seen) AS last_release, min(p.first_seen) AS first_seen,
      max(p.last_seen) AS last_seen
    FROM (SELECT *, fingerprint = issue AS is_own FROM (${withIssue(`
      SELECT fingerprint, anyLast(version) AS version, anyLast(why) AS why, anyLast(class) AS class,
        anyLast(type) AS type, anyLast(message) AS message, anyLast(culprit) AS culprit,
        anyLast(page) AS page, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
        argMinMerge(first_release) AS first_release, argMaxMerge(last_release) AS last_release
      FROM issue_heads WHERE ${rows} GROUP BY fingerprint`)})) AS p
    GROUP BY issue`
}

function statsOf({ withIssue, rows }: Ours): string {
  const stats = `
    SELECT fingerprint, events, users, sessions FROM issue_stats_1m WHERE ${rows} AND ${IN_BUCKETS}`
  return `
    SELECT issue, sum(r.events) AS events, uniqCombinedMerge(12)(r.users) AS users,
      uniqCombinedMerge(12)(r.sessions) AS sessions
    FROM (${withIssue(stats)}) AS r GROUP BY issue`
}

/** One history however many names it went by: the newest of it is how the issue is. */
function statesOf({ withIssue, rows }: Ours): string {
  const steps = `SELECT fingerprint, verb, at FROM issue_activity WHERE ${rows}`
  return `
    SELECT issue, argMax(r.verb, r.at) AS verb FROM (${withIssue(steps)}) AS r GROUP BY issue`
}

const ORDER = {
  'last-seen': 'h.last_seen DESC, id',
  'first-seen': 'h.first_seen DESC, id',
  events: 's.events DESC, id',
  users: 's.users DESC, s.events DESC, id',
} as const satisfies Record<IssueFilter['sort'], string>

const TERM_SQL = {
  release: 'release',
  environment: 'environment',
  browser: 'browser',
  os: 'os',
  device: 'device',
  page: PAGE,
  user: 'user_id',
} as const satisfies Record<SearchKey, string>

/** Kept as `Safari 18`; whoever asks for `Safari` means every version. */
const FAMILIES = new Set<SearchKey>(['browser', 'os'])

export async function listIssues(
  client: ClickHouseClient,
  filter: IssueFilter,
): Promise<IssueSummary[]> {
  const names = await issueNames(client, filter.projectId)
  const { conditions, params } = conditionsOf(filter, names)
  const heads = await select(client, issueHead, {
    sql: headsSql({
      names,
      having: conditions.join('\n AND '),
      tail: `ORDER BY ${ORDER[filter.sort]} LIMIT {limit: UInt32} OFFSET {offset: UInt32}`,
    }),
    params: { ...rangeParams(filter), ...params, limit: filter.limit, offset: filter.offset },
  })
  const ids = heads.map(({ id }) => id)
  const trends = await trendsOf(client, { ...filter, names, ids })
  return heads.map((head) => toSummary(head, trends.get(head.id) ?? []))
}

function conditionsOf(filter: IssueFilter, { withIssue }: IssueNames) {
  const conditions = ['true']
  const params: Record<string, unknown> = {}
  if (filter.state === 'resolved') conditions.push(`a.verb = 'resolved'`)
  if (filter.state === 'open') conditions.push(`a.verb != 'resolved'`)
  if (filter.text !== '') {
    conditions.push(
      `positionCaseInsensitiveUTF8(concat(h.type, ': ', h.message, ' ', h.culprit), {text: String}) > 0`,
    )
    params.text = filter.text
  }
  for (const [index, { key, value, exclude }] of filter.terms.entries()) {
    const term = `{term${String(index)}: String}`
    const family = FAMILIES.has(key) ? ` OR ${TERM_SQL[key]} ILIKE concat(${term}, ' %')` : ''
    const matching = `SELECT DISTINCT fingerprint FROM errors WHERE ${IN_RANGE}
      AND (${TERM_SQL[key]} ILIKE ${term}${family})`
    const matches = `h.issue IN (SELECT issue FROM (${withIssue(matching)}))`
    conditions.push(exclude ? `NOT (${matches})` : matches)
    params[`term${String(index)}`] = toLikePattern(value)
  }
  return { conditions, params }
}

/** People write `2.41.*`; LIKE's own wildcards in their text are literal. */
export function toLikePattern(value: string): string {
  return value.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%')
}

export function toSummary(head: IssueHead, trend: number[]): IssueSummary {
  return {
    id: head.id,
    shortId: toShortId(head.id),
    class: head.class,
    type: head.type,
    message: head.message,
    culprit: head.culprit,
    ...(head.class === 'overflow' && OVERFLOW_WORDS),
    state: head.verb === 'resolved' ? 'resolved' : 'open',
    resolvedUntil: head.verb === 'resolved' ? { is: 'event' } : null,
    archivedUntil: null,
    regressed: head.verb === 'regressed',
    priority: head.class === 'error' ? 'high' : 'low',
    assignee: null,
    version: 0,
    events: head.events,
    users: head.users,
    sessions: head.sessions,
    firstSeen: head.first_seen,
    lastSeen: head.last_seen,
    firstRelease: head.first_release,
    lastRelease: head.last_release,
    page: head.page,
    trend,
  }
}

const trendRow = z.object({ id: text, bucket: count, events: count })

/** The sparklines of a whole page of issues in one query. */
async function trendsOf(
  client: ClickHouseClient,
  { names, ids, ...scope }: Scope & { names: IssueNames; ids: string[] },
): Promise<Map<string, number[]>> {
  if (ids.length === 0) return new Map()
  const stepMs = stepOf(scope, TREND_BUCKETS)
  const buckets = Math.max(1, Math.ceil((scope.to - scope.from) / stepMs))
  const rows = await select(client, trendRow, {
    sql: `
      SELECT toString(issue) AS id, slot AS bucket, sum(n) AS events
      FROM (${names.withIssue(`
        SELECT fingerprint, sum(events) AS n,
          greatest(0, intDiv(toUnixTimestamp(bucket) * 1000 - {from: Int64}, {step: Int64})) AS slot
        FROM issue_stats_1m
        WHERE project_id = {project: UInt32} AND ${names.inIssues('SELECT arrayJoin({ids: Array(UUID)})')}
          AND ${IN_BUCKETS}
        GROUP BY fingerprint, slot`)})
      GROUP BY id, bucket`,
    params: { ...rangeParams(scope), ids, step: stepMs },
  })
  const trends = new Map(ids.map((id) => [id, new Array<number>(buckets).fill(0)]))
  for (const { id, bucket, events } of rows) {
    const trend = trends.get(id)
    if (trend && bucket < buckets) trend[bucket] = (trend[bucket] ?? 0) + events
  }
  return trends
}
