import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { AlertInputs, Timings, TimingsShape } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { alertWhere, WHERE_COLUMNS } from './alert-where.ts'
import { bindTo, type Bind } from './bind.ts'
import { count, OF_DEVICE, text } from './columns.ts'
import { FAILED } from './requests.ts'

const SERIES = 200

const row = z
  .object({
    ...{ project: count, series: text, n_: count, good_: count, bad_: count },
    ...{ value_: count, mean_: count },
  })
  .transform((one): Timings => ({
    ...{ projectId: one.project, series: one.series, n: one.n_, good: one.good_, bad: one.bad_ },
    ...{ value: one.value_, mean: one.mean_ },
  }))

/**
 * Of a window, with whatever is asked of it: both tables are in the order of projects and hours, so a
 * window reads its own hours alone.
 */
export function alertTimings(
  client: ClickHouseClient,
  range: TimeRange,
  shape: TimingsShape,
): Promise<Timings[]> {
  const params: Record<string, unknown> = { ...range, level: shape.percentile / 100 }
  const bind = bindTo(params)
  const { from, value, good, bad } = sourceOf(shape, bind)
  return select(client, row, {
    sql: `
      SELECT project_id AS project, ${SERIES_SQL[shape.by]} AS series, sum(weight) AS n_,
        sumIf(weight, ${good}) AS good_, sumIf(weight, ${bad}) AS bad_,
        quantileExactWeighted({level: Float64})(${value}, weight) AS value_,
        sum(${value} * weight) / n_ AS mean_
      FROM ${from}
      WHERE project_id IN ${bind([...shape.projectIds], 'Array(UInt32)')}
        AND toStartOfHour(ts) >= toStartOfHour(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND ts >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        AND ${alertWhere(shape.where, { columns: WHERE_COLUMNS.requests, bind })}
        ${shape.device ? `AND ${OF_DEVICE[shape.device]}` : ''}
      GROUP BY project, series
      ORDER BY n_ DESC, series LIMIT ${String(SERIES)} BY project`,
    params,
  })
}

function sourceOf({ measure }: TimingsShape, bind: Bind) {
  if (measure === 'request') {
    return { from: 'requests', value: 'duration_ms', good: `NOT (${FAILED})`, bad: FAILED }
  }
  const good = `rating = 'good'`
  const bad = `rating = 'poor'`
  const of = bind(measure)
  // What an endpoint is to requests, the element is to nobody: all of a metric are one.
  return {
    ...{ value: 'value', good, bad },
    from: `(SELECT *, '' AS template FROM vitals WHERE metric = ${of})`,
  }
}

const SERIES_SQL = {
  project: `''`,
  route: WHERE_COLUMNS.signals.page,
  release: 'toString(release)',
  environment: 'toString(environment)',
  browser: 'toString(browser)',
  endpoint: `concat(method, ' ', template)`,
} as const satisfies Record<TimingsShape['by'], string>

const bucketsRow = z.object({
  project: count,
  points: z.array(z.tuple([count, count, count, count, z.record(z.string(), count)])),
})

/** By five minutes, of whole projects. */
export async function alertTimingSeries(
  client: ClickHouseClient,
  range: TimeRange,
  { projectIds, measure, environment }: Parameters<AlertInputs['timingSeries']>[1],
): ReturnType<AlertInputs['timingSeries']> {
  const rows = await select(client, bucketsRow, {
    sql: `
      SELECT project_id AS project, groupArray((n_, total, good_, bad_, histogram)) AS points
      FROM (
        SELECT project_id, intDiv(toUnixTimestamp(bucket), 300) AS n_, sum(t.n) AS total, sum(t.good) AS good_,
          sum(t.bad) AS bad_, sumMap(t.buckets) AS histogram
        FROM alert_timings_5m AS t
        WHERE project_id IN {projects: Array(UInt32)} AND measure = {measure: String}
          AND bucket >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
          ${environment === undefined ? '' : 'AND environment = {environment: String}'}
        GROUP BY project_id, n_ ORDER BY project_id, n_)
      GROUP BY project_id`,
    params: {
      ...{ ...range, projects: [...projectIds], measure },
      ...(environment !== undefined && { environment }),
    },
  })
  return rows.map(({ project, points }) => ({
    projectId: project,
    buckets: points.map(([n, total, good, bad, histogram]) => ({
      ...{ at: n * 300_000, n: total, good, bad },
      buckets: new Map(Object.entries(histogram).map(([index, of]) => [Number(index), of])),
    })),
  }))
}

const totalsRow = z.object({ projectId: count, n_: count, good_: count, bad_: count })

/** The same of a window as a whole, which begins with whole five minutes. */
export async function alertTimingTotals(
  client: ClickHouseClient,
  range: TimeRange,
  { projectIds, measure, environment }: Parameters<AlertInputs['timingTotals']>[1],
): ReturnType<AlertInputs['timingTotals']> {
  const rows = await select(client, totalsRow, {
    sql: `
      SELECT project_id AS projectId, sum(t.n) AS n_, sum(t.good) AS good_, sum(t.bad) AS bad_
      FROM alert_timings_5m AS t
      WHERE project_id IN {projects: Array(UInt32)} AND measure = {measure: String}
        AND bucket >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        ${environment === undefined ? '' : 'AND environment = {environment: String}'}
      GROUP BY project_id`,
    params: {
      ...{ ...range, projects: [...projectIds], measure },
      ...(environment !== undefined && { environment }),
    },
  })
  return rows.map(({ projectId, n_, good_, bad_ }) => ({
    ...{ projectId, n: n_, good: good_, bad: bad_ },
  }))
}
