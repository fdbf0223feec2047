import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { OVERFLOW_WHY } from '../../../issues/overflow-words.ts'
import { prefixOfShortId } from '../../../issues/short-id.ts'
import type { IssueOverview, Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, millis, PAGE, rangeParams, stepOf, text } from './columns.ts'
import { issueActivity } from './issue-activity.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'
import { headsSql, issueHead, toSummary } from './issue-list.ts'

const SERIES_BUCKETS = 96
const VALUES_PER_TAG = 10

/** `id` is the full id or a short one. */
export async function issueOverview(
  client: ClickHouseClient,
  scope: Scope,
  id: string,
): Promise<IssueOverview | undefined> {
  const names = await issueNames(client, scope.projectId)
  const head = await headOf(client, names, { ...scope, name: id })
  if (!head) return undefined
  const issue = { client, scope, id: head.id, ofIssue: names.ofIssue }
  const stepMs = stepOf(scope, SERIES_BUCKETS)
  const [tags, releases, activity, series] = await Promise.all([
    tagsOf(issue),
    releasesOf(issue),
    issueActivity(client, names, { project: scope.projectId, id: head.id }),
    seriesOf(issue, stepMs),
  ])
  return {
    summary: toSummary(
      head,
      series.map(({ events }) => events),
    ),
    tags,
    releases,
    activity,
    grouping: { version: head.version, why: head.class === 'overflow' ? OVERFLOW_WHY : head.why },
    series,
    stepMs,
  }
}

interface Issue {
  client: ClickHouseClient
  scope: Scope
  id: string
  ofIssue: string
}

async function headOf(
  client: ClickHouseClient,
  names: IssueNames,
  { name, ...scope }: Scope & { name: string },
) {
  const id = await issueNamed(client, names, { projectId: scope.projectId, name })
  if (id === undefined) return undefined
  const heads = await select(client, issueHead, {
    // An issue opened from a link shows even where nothing of it happened in the window.
    sql: headsSql({ names, having: 'true', tail: 'LIMIT 1', only: names.ofIssue }).replace(
      'INNER JOIN',
      'LEFT JOIN',
    ),
    params: { ...rangeParams(scope), id },
  })
  return heads[0]
}

const idRow = z.object({ id: text })

/** By the name that it has, or once had: people keep addresses. */
async function issueNamed(
  client: ClickHouseClient,
  { withIssue }: IssueNames,
  { projectId, name }: { projectId: number; name: string },
): Promise<string | undefined> {
  const prefix = isUuid(name) ? name : prefixOfShortId(name)
  if (prefix === undefined) return undefined
  const isNamed = isUuid(name)
    ? 'fingerprint = {prefix: UUID}'
    : 'startsWith(toString(fingerprint), {prefix: String})'
  const named = withIssue(`
    SELECT DISTINCT fingerprint FROM issue_heads
    WHERE project_id = {project: UInt32} AND ${isNamed}`)
  const [row] = await select(client, idRow, {
    sql: `SELECT toString(issue) AS id FROM (${named}) ORDER BY id LIMIT 1`,
    params: { project: projectId, prefix },
  })
  return row?.id
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

const tagRow = z.object({ key: text, value: text, events: count })

async function tagsOf({ client, scope, id, ofIssue }: Issue): Promise<IssueOverview['tags']> {
  const rows = await select(client, tagRow, {
    sql: `
      SELECT pair.1 AS key, pair.2 AS value, sum(weight) AS events
      FROM errors
      ARRAY JOIN arrayConcat(
        [('browser', browser), ('os', os), ('device', device), ('release', CAST(release AS String)),
         ('environment', CAST(environment AS String)), ('page', ${PAGE})],
        arrayZip(arrayMap(k -> CAST(k AS String), mapKeys(tags)), mapValues(tags))) AS pair
      WHERE ${IN_RANGE} AND ${ofIssue} AND pair.2 != ''
      GROUP BY key, value
      ORDER BY key, events DESC, value
      LIMIT ${String(VALUES_PER_TAG)} BY key`,
    params: { ...rangeParams(scope), id },
  })
  const byKey = Map.groupBy(rows, ({ key }) => key)
  return [...byKey].map(([key, values]) => ({
    key,
    values: values.map(({ value, events }) => ({ value, events })),
  }))
}

const releaseRow = z.object({ release: text, events: count, first_seen: millis, last_seen: millis })

async function releasesOf({
  client,
  scope,
  id,
  ofIssue,
}: Issue): Promise<IssueOverview['releases']> {
  const rows = await select(client, releaseRow, {
    sql: `
      SELECT release, sum(s.events) AS events,
        toUnixTimestamp64Milli(min(s.first_seen)) AS first_seen,
        toUnixTimestamp64Milli(max(s.last_seen)) AS last_seen
      FROM issue_stats_1m AS s
      WHERE project_id = {project: UInt32} AND ${ofIssue}
      GROUP BY release ORDER BY last_seen DESC LIMIT 50`,
    params: { project: scope.projectId, id },
  })
  return rows.map((row) => ({
    release: row.release,
    events: row.events,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  }))
}

const seriesRow = z.object({ bucket: count, events: count })

async function seriesOf({ client, scope, id, ofIssue }: Issue, stepMs: number) {
  const buckets = Math.max(1, Math.ceil((scope.to - scope.from) / stepMs))
  const rows = await select(client, seriesRow, {
    sql: `
      SELECT greatest(0, intDiv(toUnixTimestamp(s.bucket) * 1000 - {from: Int64}, {step: Int64})) AS bucket,
        sum(events) AS events
      FROM issue_stats_1m AS s
      WHERE project_id = {project: UInt32} AND ${ofIssue}
        AND s.bucket >= toStartOfMinute(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND s.bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
      GROUP BY bucket`,
    params: { ...rangeParams(scope), id, step: stepMs },
  })
  const events = new Map(rows.map((row) => [row.bucket, row.events]))
  return Array.from({ length: buckets }, (_, bucket) => ({
    at: scope.from + bucket * stepMs,
    events: events.get(bucket) ?? 0,
  }))
}
