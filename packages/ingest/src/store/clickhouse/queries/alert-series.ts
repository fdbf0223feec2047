import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Series, SeriesBucket, SeriesQuery } from '../../alert-inputs.ts'
import { select } from '../select.ts'
import { alertIssueSeries } from './alert-issue-series.ts'
import { count, text } from './columns.ts'

/** Series of one project: pages beyond these have the fewest errors. */
const SERIES = 50
const BUCKET_MS = 300_000
const DAY_MS = 86_400_000
/** Of an error that nobody caught: far ahead where a session has none. */
const HAS_CRASH = `toDateTime64('2100-01-01 00:00:00', 3, 'UTC')`

const trafficRow = z.object({
  project: count,
  name: text,
  buckets: z.array(z.tuple([count, count, count, count])),
})
const affectedRow = z.object({
  project: count,
  name: text,
  buckets: z.array(z.tuple([count, count, count])),
})

/** What a project was like by five minutes; each session is affected once, at its first error. */
export async function alertSeries(client: ClickHouseClient, query: SeriesQuery): Promise<Series[]> {
  if (query.dimension === 'issue') return alertIssueSeries(client, query)
  const values = query.values ?? (await topValues(client, query))
  const params = { ...paramsOf(query), ...(values && { values: [...values] }) }
  const [traffic, affected] = await Promise.all([
    select(client, trafficRow, { sql: trafficSql(query, values), params }),
    select(client, affectedRow, { sql: affectedSql(query, values), params }),
  ])
  const of = new Map<string, Series & { at: Map<number, SeriesBucket> }>()
  for (const { project, name, buckets } of traffic) {
    const { at } = seriesOf(of, project, name)
    for (const [n, pageViews, sessions, errors] of buckets) {
      Object.assign(bucketOf(at, n), { pageViews, sessions, errors })
    }
  }
  for (const { project, name, buckets } of affected) {
    const { at } = seriesOf(of, project, name)
    for (const [n, one, crashed] of buckets) {
      Object.assign(bucketOf(at, n), { affected: one, crashed })
    }
  }
  return [...of.values()].map(({ projectId, value, at }) => ({
    ...{ projectId, value, buckets: [...at.values()].toSorted((a, b) => a.at - b.at) },
  }))
}

function seriesOf(
  all: Map<string, Series & { at: Map<number, SeriesBucket> }>,
  projectId: number,
  value: string,
) {
  const key = `${String(projectId)}/${value}`
  const known = all.get(key) ?? { projectId, value, buckets: [], at: new Map() }
  all.set(key, known)
  return known
}

function bucketOf(buckets: Map<number, SeriesBucket>, n: number): SeriesBucket {
  const at = n * BUCKET_MS
  const empty = { at, pageViews: 0, sessions: 0, errors: 0, affected: 0, crashed: 0 }
  const known = buckets.get(at) ?? empty
  buckets.set(at, known)
  return known
}

/** Undefined of whole projects, which have one series each. */
async function topValues(
  client: ClickHouseClient,
  query: SeriesQuery,
): Promise<string[] | undefined> {
  if (query.dimension === '') return undefined
  const rows = await select(client, z.object({ name: text }), {
    sql: `
      SELECT ${nameOf(query)} AS name FROM alert_series_5m AS s WHERE ${inBuckets(query)}
      GROUP BY project_id, name ORDER BY sum(s.errors) DESC, sum(s.page_views) DESC, name
      LIMIT ${String(SERIES)} BY project_id`,
    params: paramsOf({ ...query, from: Math.max(query.from, query.to - DAY_MS) }),
  })
  return [...new Set(rows.map(({ name }) => name))]
}

/** Each row of a whole project says in which environment it was. */
function nameOf({ dimension }: Pick<SeriesQuery, 'dimension'>): string {
  return dimension === 'environment' ? 'toString(environment)' : 'value'
}

function inBuckets(
  { dimension, environment }: Pick<SeriesQuery, 'dimension' | 'environment'>,
  values?: unknown,
): string {
  return `project_id IN {projects: Array(UInt32)} AND dimension = {dimension: String}
    ${values === undefined ? '' : `AND ${nameOf({ dimension })} IN {values: Array(String)}`}
    AND bucket >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
    AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    ${environment === undefined ? '' : 'AND environment = {environment: String}'}`
}

function trafficSql(query: SeriesQuery, values: unknown): string {
  return `
    SELECT project_id AS project, series AS name, groupArray((n, views, sessions_, errors_)) AS buckets
    FROM (
      SELECT project_id, ${nameOf(query)} AS series, intDiv(toUnixTimestamp(bucket), 300) AS n, sum(s.page_views) AS views,
        round(uniqCombinedMerge(12)(s.sessions) * greatest(1, views / greatest(1, sum(s.seen)))) AS sessions_,
        sum(s.errors) AS errors_
      FROM alert_series_5m AS s WHERE ${inBuckets(query, values)}
      GROUP BY project_id, series, n)
    GROUP BY project_id, series`
}

/** Who had an error the day before had the first one then. */
export function firstErrors(
  { dimension, environment }: Pick<SeriesQuery, 'dimension' | 'environment'>,
  values: unknown,
): string {
  return `
    SELECT project_id, ${nameOf({ dimension })} AS series, session, min(f.first_error) AS first, min(f.first_crash) AS crash
    FROM session_errors AS f
    WHERE project_id IN {projects: Array(UInt32)} AND dimension = {dimension: String}
      ${values === undefined ? '' : `AND ${nameOf({ dimension })} IN {values: Array(String)}`}
      AND day >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC')) - 1
      AND day <= toDate(fromUnixTimestamp64Milli({to: Int64}, 'UTC'))
      ${environment === undefined ? '' : 'AND environment = {environment: String}'}
    GROUP BY project_id, series, session`
}

function affectedSql(query: SeriesQuery, values: unknown): string {
  return `
    SELECT project_id AS project, series AS name, groupArray((n, affected, crashed)) AS buckets
    FROM (
      SELECT project_id, series, intDiv(toUnixTimestamp(first), 300) AS n, count() AS affected,
        countIf(crash < ${HAS_CRASH}) AS crashed
      FROM (${firstErrors(query, values)})
      WHERE first >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND first < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
      GROUP BY project_id, series, n)
    GROUP BY project_id, series`
}

export function paramsOf({ projectIds, dimension, environment, from, to }: SeriesQuery) {
  return {
    ...{
      projects: [...projectIds],
      dimension: dimension === 'environment' ? '' : dimension,
      from,
      to,
    },
    ...(environment !== undefined && { environment }),
  }
}
