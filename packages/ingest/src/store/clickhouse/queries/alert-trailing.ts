import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Trailing, TrailingQuery } from '../../alert-inputs.ts'
import { select } from '../select.ts'
import { firstErrors, paramsOf } from './alert-series.ts'
import { count, text } from './columns.ts'

const trafficRow = z.object({ project: count, name: text, windows: z.array(z.array(count)) })
const affectedRow = z.object({ project: count, name: text, windows: z.array(count) })

/** Several windows that end now: what is large is seen before its five minutes are over. */
export async function alertTrailing(
  client: ClickHouseClient,
  query: TrailingQuery,
): Promise<Trailing[]> {
  const { windowsMs, to } = query
  // Signals are counted by ten seconds: a window begins with the ten in which it does.
  const starts = windowsMs.map((ms) => Math.floor((to - ms) / 10_000) * 10)
  const params = {
    ...paramsOf({ ...query, from: Math.min(...starts) * 1_000 }),
    ...(query.values && { values: [...query.values] }),
  }
  const [traffic, affected] = await Promise.all([
    select(client, trafficRow, { sql: trafficSql(query, starts), params }),
    select(client, affectedRow, { sql: affectedSql(query, starts), params }),
  ])
  const of = new Map<string, Trailing>()
  const seriesOf = (projectId: number, value: string): Trailing => {
    const key = `${String(projectId)}/${value}`
    const windows = () =>
      windowsMs.map(() => ({ pageViews: 0, sessions: 0, errors: 0, affected: 0 }))
    const known = of.get(key) ?? { projectId, value, windows: windows() }
    of.set(key, known)
    return known
  }
  for (const { project, name, windows } of traffic) {
    for (const [index, window] of seriesOf(project, name).windows.entries()) {
      const [pageViews = 0, sessions = 0, errors = 0] = windows[index] ?? []
      Object.assign(window, { pageViews, sessions, errors })
    }
  }
  for (const { project, name, windows } of affected) {
    for (const [index, window] of seriesOf(project, name).windows.entries()) {
      window.affected = windows[index] ?? 0
    }
  }
  return [...of.values()]
}

const VALUES = {
  '': `''`,
  page: 'page',
  release: 'toString(release)',
  class: 'toString(class)',
  environment: 'toString(environment)',
  // Rows by ten seconds name no issue.
  issue: `''`,
} as const

function trafficSql(
  { dimension, values, environment }: TrailingQuery,
  starts: readonly number[],
): string {
  const windows = starts.map((start) => {
    const within = `s.bucket >= toDateTime(${String(start)}, 'UTC')`
    const views = `sumIf(s.page_views, ${within})`
    const weight = `greatest(1, ${views} / greatest(1, sumIf(s.seen, ${within})))`
    return `[${views}, round(uniqCombinedMergeIf(12)(s.sessions, ${within}) * ${weight}), sumIf(s.errors, ${within})]`
  })
  return `
    SELECT s.project_id AS project, s.value AS name, [${windows.join(', ')}] AS windows
    FROM (
      SELECT project_id, ${VALUES[dimension]} AS value, bucket, page_views, seen, errors, sessions
      FROM alert_signals_10s
      WHERE toStartOfFiveMinutes(bucket) >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND bucket >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
        AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        AND project_id IN {projects: Array(UInt32)}
        ${environment === undefined ? '' : 'AND environment = {environment: String}'}) AS s
    WHERE ${values === undefined ? 'true' : 's.value IN {values: Array(String)}'}
    GROUP BY project, name`
}

function affectedSql(query: TrailingQuery, starts: readonly number[]): string {
  const windows = starts.map((start) => `countIf(first >= toDateTime(${String(start)}, 'UTC'))`)
  return `
    SELECT project_id AS project, series AS name, [${windows.join(', ')}] AS windows
    FROM (${firstErrors(query, query.values)})
    WHERE first >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND first < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    GROUP BY project_id, series`
}
