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

const numbers = z.array(z.number())

/** By columns, each in the order of time: of four weeks, rows of eight thousand buckets are ten times as dear to read. */
const row = z.object({
  project: count,
  name: text,
  ...{ times: numbers, views: numbers, sessions: numbers, errors: numbers },
  ...{ affected: numbers, crashed: numbers },
})

/** What a project was like by five minutes; each session is affected once, at its first error. */
export async function alertSeries(client: ClickHouseClient, query: SeriesQuery): Promise<Series[]> {
  if (query.dimension === 'issue') return alertIssueSeries(client, query)
  const values = query.values ?? (await topValues(client, query))
  const params = { ...paramsOf(query), ...(values && { values: [...values] }) }
  const rows = await select(client, row, { sql: seriesSql(query, values), params })
  return rows.map(({ project, name, ...columns }) => ({
    ...{ projectId: project, value: name, buckets: toBuckets(columns) },
  }))
}

function toBuckets(columns: Omit<z.output<typeof row>, 'project' | 'name'>): SeriesBucket[] {
  const { times, views, sessions, errors, affected, crashed } = columns
  return times.map((n, index) => ({
    at: n * BUCKET_MS,
    pageViews: views[index] ?? 0,
    sessions: sessions[index] ?? 0,
    errors: errors[index] ?? 0,
    affected: affected[index] ?? 0,
    crashed: crashed[index] ?? 0,
  }))
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

/** Both halves in one statement; as floats, which JSON does not write as text. */
function seriesSql(query: SeriesQuery, values: unknown): string {
  return `
    SELECT project, name, b.1 AS times, b.2 AS views, b.3 AS sessions, b.4 AS errors, b.5 AS affected, b.6 AS crashed
    FROM (
      SELECT project, name, arraySort(groupArray((n, views, sessions, errors, affected, crashed))) AS b
      FROM (
        SELECT project, name, n, sum(half.views_) AS views, sum(half.sessions_) AS sessions, sum(half.errors_) AS errors,
          sum(half.affected_) AS affected, sum(half.crashed_) AS crashed
        FROM (${trafficSql(query, values)} UNION ALL ${affectedSql(query, values)}) AS half
        GROUP BY project, name, n)
      GROUP BY project, name)`
}

function trafficSql(query: SeriesQuery, values: unknown): string {
  return `
    SELECT project_id AS project, ${nameOf(query)} AS name, intDiv(toUnixTimestamp(bucket), 300) AS n,
      toFloat64(sum(s.page_views)) AS views_,
      toFloat64(round(uniqCombinedMerge(12)(s.sessions) * greatest(1, views_ / greatest(1, sum(s.seen))))) AS sessions_,
      toFloat64(sum(s.errors)) AS errors_, toFloat64(0) AS affected_, toFloat64(0) AS crashed_
    FROM alert_series_5m AS s WHERE ${inBuckets(query, values)}
    GROUP BY project, name, n`
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
    SELECT project_id AS project, series AS name, intDiv(toUnixTimestamp(first), 300) AS n, toFloat64(0) AS views_,
      toFloat64(0) AS sessions_, toFloat64(0) AS errors_, toFloat64(count()) AS affected_,
      toFloat64(countIf(crash < ${HAS_CRASH})) AS crashed_
    FROM (${firstErrors(query, values)})
    WHERE first >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND first < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    GROUP BY project, name, n`
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
