import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Counts, CountsBy, CountsShape } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { alertWhere, hasOnly, WHERE_COLUMNS } from './alert-where.ts'
import { withIssueAsSeries } from './alert-issues.ts'
import { bindTo, type Bind } from './bind.ts'
import { count, text } from './columns.ts'

/** Of one rule in one project: what is beyond is of the fewest errors. */
const SERIES = 200
/** Each is a condition on every row. */
const SHAPES_PER_QUERY = 40

const row = z
  .object({
    project: count,
    shape_: count,
    series: text,
    page_views_: count,
    sessions_: count,
    errors_: count,
    unhandled_: count,
    affected_: count,
    crashed_: count,
    users_: count,
  })
  .transform((one): Counts => ({
    ...{ projectId: one.project, shape: one.shape_, series: one.series },
    ...{ pageViews: one.page_views_, sessions: one.sessions_, errors: one.errors_ },
    ...{ unhandled: one.unhandled_, affected: one.affected_, crashed: one.crashed_ },
    users: one.users_,
  }))

interface Numbered {
  shape: CountsShape
  index: number
}

/** All shapes of a window read its rows once; those that ask for what no rollup has read events. */
export async function alertCounts(
  client: ClickHouseClient,
  range: TimeRange,
  shapes: readonly CountsShape[],
): Promise<Counts[]> {
  const numbered = shapes.map((shape, index) => ({ shape, index }))
  const { rolled = [], raw = [] } = Object.groupBy(numbered, ({ shape }) =>
    isRolled(shape) ? 'rolled' : 'raw',
  )
  const answers: Counts[] = []
  for (const [source, all] of [
    [rolledSource, rolled],
    [rawSource, raw],
  ] as const) {
    for (let from = 0; from < all.length; from += SHAPES_PER_QUERY) {
      answers.push(
        ...(await countsOf(client, range, source(all.slice(from, from + SHAPES_PER_QUERY)))),
      )
    }
  }
  return answers
}

const ROLLED_KEYS = { ...WHERE_COLUMNS.rolled, ...WHERE_COLUMNS.rolledErrors }

function isRolled({ where, by }: CountsShape): boolean {
  return by !== 'browser' && by !== 'issue' && hasOnly(where, ROLLED_KEYS)
}

interface Source {
  sql: string
  params: Record<string, unknown>
}

function countsOf(
  client: ClickHouseClient,
  { from, to }: TimeRange,
  { sql, params }: Source,
): Promise<Counts[]> {
  return select(client, row, {
    // A session that was not sampled is known by its errors alone: those that were stand for it.
    sql: `
      SELECT project_id AS project, shape - 1 AS shape_, series, sum(r.page_views) AS page_views_,
        round(uniqCombinedMerge(12)(r.sessions) * greatest(1, page_views_ / greatest(1, sum(r.seen)))) AS sessions_,
        sum(r.errors) AS errors_, sum(r.unhandled) AS unhandled_,
        uniqCombinedMerge(12)(r.affected) AS affected_, uniqCombinedMerge(12)(r.crashed) AS crashed_,
        uniqCombinedMerge(12)(r.users) AS users_
      FROM (${sql}) AS r
      GROUP BY project_id, shape, series
      ORDER BY errors_ DESC, page_views_ DESC, series LIMIT ${String(SERIES)} BY project_id, shape`,
    params: { ...params, from, to },
  })
}

function rolledSource(shapes: readonly Numbered[]): Source {
  const { params, bind } = bound()
  return {
    params,
    sql: `
      SELECT project_id, ${shapeColumns(shapes, { bind, ...ROLLED })},
        page_views, seen, errors, unhandled, sessions, affected, crashed, users
      FROM alert_signals_10s
      WHERE toStartOfFiveMinutes(bucket) >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND bucket >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
        AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        AND project_id IN ${bind(projectsOf(shapes), 'Array(UInt32)')}`,
  }
}

const ROLLED = {
  columns: WHERE_COLUMNS.rolled,
  // A row of page views has no class: it is everybody's exposure.
  ofErrors: WHERE_COLUMNS.rolledErrors,
  isExposure: 'seen > 0',
  series: { project: `''`, route: 'page', release: 'toString(release)', class: 'toString(class)' },
}

function rawSource(shapes: readonly Numbered[]): Source {
  const { params, bind } = bound()
  const projects = bind(projectsOf(shapes), 'Array(UInt32)')
  const inRange = `project_id IN ${projects}
    AND ts >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    AND toDate(ts) >= toDate(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))`
  const state = (value: string, condition: string) =>
    `uniqCombinedStateIf(12)(${value}, ${condition})`
  const grouped = 'GROUP BY project_id, shape, series'
  const isByIssue = shapes.some(({ shape }) => shape.by === 'issue')
  const sql = `
      SELECT project_id, shape, series, sum(toUInt64(weight)) AS page_views, count() AS seen,
        toUInt64(0) AS errors, toUInt64(0) AS unhandled, ${state('session_id', `session_id != ''`)} AS sessions,
        ${state('session_id', '0')} AS affected, ${state('session_id', '0')} AS crashed, ${state('session_id', '0')} AS users
      FROM (
        SELECT project_id, weight, session_id,
          ${shapeColumns(shapes, { bind, columns: WHERE_COLUMNS.signals, ofErrors: {}, isExposure: 'false', series: EXPOSURE_SERIES })}
        FROM pageviews WHERE ${inRange})
      ${grouped}
      UNION ALL
      SELECT project_id, shape, series, toUInt64(0) AS page_views, toUInt64(0) AS seen,
        sum(toUInt64(weight)) AS errors, sumIf(toUInt64(weight), is_crash) AS unhandled,
        ${state('session_id', '0')} AS sessions, ${state('session_id', `session_id != ''`)} AS affected,
        ${state('session_id', `session_id != '' AND is_crash`)} AS crashed, ${state('user_id', `user_id != ''`)} AS users
      FROM (
        SELECT project_id, weight, session_id, user_id, mechanism IN ('error', 'unhandledrejection') AS is_crash,
          ${shapeColumns(shapes, { bind, columns: WHERE_COLUMNS.signals, ofErrors: WHERE_COLUMNS.errors, isExposure: 'false', series: ERROR_SERIES })}
        FROM errors WHERE ${inRange})
      ${grouped}`
  if (!isByIssue) return { params, sql }
  return { params: { ...params, projects: projectsOf(shapes) }, sql: withIssueAsSeries(sql) }
}

const SIGNAL_SERIES = {
  project: `''`,
  route: WHERE_COLUMNS.signals.page,
  release: 'toString(release)',
  browser: 'toString(browser)',
}
const EXPOSURE_SERIES = { ...SIGNAL_SERIES, class: `''`, issue: `''` }
const ERROR_SERIES = { ...SIGNAL_SERIES, class: 'toString(class)', issue: 'toString(fingerprint)' }

interface ShapeOptions {
  bind: Bind
  columns: Readonly<Record<string, string>>
  ofErrors: Readonly<Record<string, string>>
  /** Rows that conditions on errors say nothing of. */
  isExposure: string
  series: Partial<Record<CountsBy, string>>
}

/** A row stands once for each of the shapes that it meets. */
function shapeColumns(shapes: readonly Numbered[], options: ShapeOptions): string {
  const { bind, columns, ofErrors, isExposure } = options
  const met = shapes.map(({ shape, index }) => {
    const condition = [
      `project_id IN ${bind([...shape.projectIds], 'Array(UInt32)')}`,
      alertWhere(shape.where, { columns, bind }),
      `(${isExposure} OR ${alertWhere(shape.where, { columns: ofErrors, bind })})`,
    ].join(' AND ')
    return `if(${condition}, ${String(index + 1)}, 0)`
  })
  const series = shapes.flatMap(({ shape, index }) => [
    `shape = ${String(index + 1)}`,
    seriesOf(shape.by, options.series),
  ])
  return `arrayJoin(arrayFilter(n -> n > 0, CAST([${met.join(', ')}] AS Array(UInt32)))) AS shape,
    multiIf(${series.join(', ')}, '') AS series`
}

function seriesOf(by: CountsBy, series: Partial<Record<CountsBy, string>>): string {
  return by === 'environment' ? 'toString(environment)' : (series[by] ?? `''`)
}

function projectsOf(shapes: readonly Numbered[]): number[] {
  return [...new Set(shapes.flatMap(({ shape }) => [...shape.projectIds]))]
}

function bound(): { params: Record<string, unknown>; bind: Bind } {
  const params: Record<string, unknown> = {}
  return { params, bind: bindTo(params) }
}
