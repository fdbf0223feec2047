import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { vitalName } from '../../../contract/vitals.ts'
import type { PageRow, PagesQuery } from '../../page-store.ts'
import { select } from '../select.ts'
import { bindTo, type Bind } from './bind.ts'
import { count, IN_RANGE, PAGE, rangeParams, text } from './columns.ts'
import { toContainsPattern } from './like-pattern.ts'
import { FAILED } from './requests.ts'
import { PAGE_KEY, whereSignals } from './signal-filter.ts'

/** More than anybody reads: a page with an id in its address would make one of each visit. */
const MOST = 500

const UNHANDLED = `mechanism IN ('error', 'unhandledrejection')`
const SESSION = `if(session_id = '', 0, cityHash64(session_id))`
const NOW = `ts >= fromUnixTimestamp64Milli({now: Int64}, 'UTC')`

const visitRow = z.object({
  ...{ page: text, key: text, users: count, seen: count },
  ...{ views: count, sessions: count, n: count, crashed: count, errors: count },
  ...{ views_0: count, sessions_0: count, n_0: count, crashed_0: count, errors_0: count },
})
const vitalRow = z.object({
  ...{ key: text, metric: vitalName },
  ...{ value: count, n: count, value_0: count, n_0: count },
})
const requestRow = z.object({ key: text, requests: count, failed: count })

/** The most viewed pages with what broke and how fast they were, now and in the window before. */
export async function pageRows(client: ClickHouseClient, query: PagesQuery): Promise<PageRow[]> {
  const { from, to, projectId } = query
  const params: Record<string, unknown> = {
    ...rangeParams({ projectId, from: Math.max(0, from - (to - from)), to }),
    now: from,
  }
  const where = whereOf(query, bindTo(params))
  const visits = await select(client, visitRow, { sql: visitsSql(where), params })
  if (visits.length === 0) return []
  const ofThese = { ...params, keys: visits.map(({ key }) => BigInt(key)) }
  const [vitals, requests] = await Promise.all([
    select(client, vitalRow, { sql: vitalsSql(where), params: ofThese }),
    select(client, requestRow, { sql: requestsSql(where), params: ofThese }),
  ])
  const vitalsOf = Map.groupBy(vitals, ({ key }) => key)
  const requestsOf = new Map(requests.map((row) => [row.key, row]))
  return visits.map((row) => toPageRow(row, vitalsOf.get(row.key) ?? [], requestsOf.get(row.key)))
}

function whereOf({ text: asked, ...filter }: PagesQuery, bind: Bind): string {
  const named = asked === '' ? '' : `AND ${PAGE} ILIKE ${bind(toContainsPattern(asked))}`
  return `${IN_RANGE} ${whereSignals(filter, bind)} ${named}`
}

/**
 * Each session of a page once: crash-free is told of the sampled ones, by their weight, as of releases.
 * `_0` is the window before.
 */
function visitsSql(where: string): string {
  const figures = (name: string, is: string) => `
    sumIf(v, ${is}) AS views${name}, sumIf(w, ${is}) AS sessions${name}, countIf(w > 0 AND ${is}) AS n${name},
    sumIf(w, has_crashed AND ${is}) AS crashed${name}, sumIf(e, ${is}) AS errors${name}`
  return `
    SELECT page, toString(cityHash64(page)) AS key, uniqCombinedIf(12)(u, u != 0 AND is_now) AS users,
      sumIf(s, is_now) AS seen, ${figures('', 'is_now')}, ${figures('_0', 'NOT is_now')}
    FROM (
      SELECT page, is_now, session, max(user) AS u, sum(views_) AS v, countIf(views_ > 0) AS s,
        if(session = 0, 0, max(views_)) AS w, sum(errors_) AS e, sum(unhandled) > 0 AS has_crashed
      FROM (
        SELECT ${PAGE} AS page, ${NOW} AS is_now, ${SESSION} AS session,
          if(user_id = '', 0, cityHash64(user_id)) AS user, toUInt64(weight) AS views_, toUInt64(0) AS errors_,
          toUInt8(0) AS unhandled
        FROM pageviews WHERE ${where}
        UNION ALL
        SELECT ${PAGE} AS page, ${NOW} AS is_now, ${SESSION} AS session,
          if(user_id = '', 0, cityHash64(user_id)) AS user, toUInt64(0) AS views_, toUInt64(weight) AS errors_,
          toUInt8(${UNHANDLED}) AS unhandled
        FROM errors WHERE ${where}
      )
      GROUP BY page, is_now, session
    )
    GROUP BY page HAVING views > 0 OR errors > 0
    ORDER BY views DESC, errors DESC, page LIMIT ${String(MOST)}`
}

function vitalsSql(where: string): string {
  return `
    SELECT toString(${PAGE_KEY}) AS key, CAST(metric AS String) AS metric,
      quantileExactWeightedIf(0.75)(v.value, v.weight, is_now) AS value, sumIf(weight, is_now) AS n,
      quantileExactWeightedIf(0.75)(v.value, v.weight, NOT is_now) AS value_0, sumIf(weight, NOT is_now) AS n_0
    FROM (SELECT *, ${NOW} AS is_now FROM vitals WHERE ${where} AND ${PAGE_KEY} IN {keys: Array(UInt64)}) AS v
    GROUP BY key, metric`
}

function requestsSql(where: string): string {
  return `
    SELECT toString(${PAGE_KEY}) AS key, sum(weight) AS requests, sumIf(weight, ${FAILED}) AS failed
    FROM requests WHERE ${where} AND ${NOW} AND ${PAGE_KEY} IN {keys: Array(UInt64)}
    GROUP BY key`
}

function toPageRow(
  row: z.output<typeof visitRow>,
  vitals: readonly z.output<typeof vitalRow>[],
  made: Pick<z.output<typeof requestRow>, 'requests' | 'failed'> = { requests: 0, failed: 0 },
): PageRow {
  const { page, key, users, seen, views, sessions, n, crashed, errors } = row
  const vitalsOf = (value: 'value' | 'value_0', of: 'n' | 'n_0') =>
    Object.fromEntries(
      vitals.flatMap((one) =>
        one[of] === 0 ? [] : [[one.metric, { value: one[value], n: one[of] }]],
      ),
    )
  return {
    ...{ page, key, users, seen, views, sessions, errors },
    crashFreeSessions: { value: shareOf(sessions, crashed), n },
    vitals: vitalsOf('value', 'n'),
    requests: made.requests,
    failedRequests: made.failed,
    previous: {
      ...{ views: row.views_0, sessions: row.sessions_0, errors: row.errors_0 },
      crashFreeSessions: { value: shareOf(row.sessions_0, row.crashed_0), n: row.n_0 },
      vitals: vitalsOf('value_0', 'n_0'),
    },
  }
}

function shareOf(sessions: number, crashed: number): number | null {
  return sessions > 0 ? 1 - crashed / sessions : null
}
