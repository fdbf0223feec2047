import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { TagDistribution } from '../../../contract/issue.ts'
import { whyOf } from '../../../issues/overflow-issue.ts'
import { prefixOfShortId } from '../../../issues/short-id.ts'
import type { IssueOverview, Scope, TagValuesQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, rangeParams, text } from './columns.ts'
import { issueActivity } from './issue-activity.ts'
import { issueNames, type IssueNames } from './issue-aliases.ts'
import { standoutsOf } from './issue-facets.ts'
import { issueHeads, toSummary, type IssueHead } from './issue-summaries.ts'
import { tagsOf, tagValuesOf, type TaggedIssue } from './issue-tags.ts'
import { curveIn, curveStepMs } from './issue-window.ts'

const SERIES_BUCKETS = 96

/** `id` is the full id or a short one. */
export async function issueOverview(
  client: ClickHouseClient,
  scope: Scope,
  id: string,
): Promise<IssueOverview | undefined> {
  const names = await issueNames(client, scope.projectId)
  const head = await headOf(client, names, { ...scope, name: id })
  if (!head) return undefined
  const issue = { client, scope, id: head.id, ...names, events: head.events }
  const stepMs = curveStepMs(scope, SERIES_BUCKETS)
  const [tags, standouts, releases, activity, series] = await Promise.all([
    tagsOf(issue),
    standoutsOf(client, { names, scope, ids: [head.id] }),
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
    standout: standouts.get(head.id) ?? [],
    releases,
    activity,
    grouping: { version: head.version, why: whyOf(head) },
    series,
    stepMs,
  }
}

/** All values of a tag; `id` is the full id or a short one. */
export async function issueTagValues(
  client: ClickHouseClient,
  { id: name, key, search, limit, ...scope }: TagValuesQuery,
): Promise<TagDistribution | undefined> {
  const names = await issueNames(client, scope.projectId)
  const head = await headOf(client, names, { ...scope, name })
  if (!head) return undefined
  const { id, events } = head
  return tagValuesOf({ client, scope, id, ...names, events }, { key, search, limit })
}

type Issue = Pick<TaggedIssue, 'client' | 'scope' | 'id' | 'ofIssue'>

async function headOf(
  client: ClickHouseClient,
  names: IssueNames,
  { name, ...scope }: Scope & { name: string },
): Promise<IssueHead | undefined> {
  const id = await issueNamed(client, names, { projectId: scope.projectId, name })
  if (id === undefined) return undefined
  const [head] = await issueHeads(client, { names, scope, ids: [id] })
  return head
}

const idRow = z.object({ id: text })

/** By the name that it has, or once had: people keep addresses. */
async function issueNamed(
  client: ClickHouseClient,
  { are, withIssueByName }: IssueNames,
  { projectId, name }: { projectId: number; name: string },
): Promise<string | undefined> {
  // Whether there is one is answered with its head.
  if (are === 'plain' && isUuid(name)) return name
  const prefix = isUuid(name) ? name : prefixOfShortId(name)
  if (prefix === undefined) return undefined
  const isNamed = isUuid(name)
    ? 'fingerprint = {prefix: UUID}'
    : 'startsWith(toString(fingerprint), {prefix: String})'
  const named = withIssueByName(`
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
      FROM issue_releases_1d AS s
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
  const counts = curveIn(scope, SERIES_BUCKETS, { columns: 'bucket, events', where: ofIssue })
  const rows = await select(client, seriesRow, {
    sql: `
      SELECT greatest(0, intDiv(toUnixTimestamp(s.bucket) * 1000 - {from: Int64}, {step: Int64})) AS bucket,
        sum(s.events) AS events
      FROM (${counts}) AS s GROUP BY bucket`,
    params: { ...rangeParams(scope), id, step: stepMs },
  })
  const events = new Map(rows.map((row) => [row.bucket, row.events]))
  return Array.from({ length: buckets }, (_, bucket) => ({
    at: scope.from + bucket * stepMs,
    events: events.get(bucket) ?? 0,
  }))
}
