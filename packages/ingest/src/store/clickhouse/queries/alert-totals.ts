import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { AlertInputs, SessionTotals } from '../../alert-inputs.ts'
import { select } from '../select.ts'
import { firstErrors, paramsOf } from './alert-series.ts'
import { count } from './columns.ts'

const row = z
  .object({ project: count, sessions_: count, crashed_: count })
  .transform(({ project, sessions_, crashed_ }): SessionTotals => {
    return { projectId: project, sessions: sessions_, crashed: crashed_ }
  })

/** Of days as of minutes: sketches of five minutes are merged, and each crash is known by its session. */
export function alertTotals(
  client: ClickHouseClient,
  query: Parameters<AlertInputs['totals']>[0],
): Promise<SessionTotals[]> {
  const { environment } = query
  const ofProjects = { ...query, dimension: '' } as const
  return select(client, row, {
    sql: `
      SELECT t.project_id AS project, t.sessions_ AS sessions_, c.crashed AS crashed_
      FROM (
        SELECT project_id, sum(s.page_views) AS views,
          round(uniqCombinedMerge(12)(s.sessions) * greatest(1, views / greatest(1, sum(s.seen)))) AS sessions_
        FROM alert_series_5m AS s
        WHERE project_id IN {projects: Array(UInt32)} AND dimension = {dimension: String} AND value = ''
          AND bucket >= toStartOfFiveMinutes(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
          AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
          ${environment === undefined ? '' : 'AND environment = {environment: String}'}
        GROUP BY project_id) AS t
      LEFT JOIN (
        SELECT project_id, count() AS crashed FROM (${firstErrors(ofProjects, undefined)})
        WHERE crash >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND crash < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
        GROUP BY project_id) AS c ON t.project_id = c.project_id`,
    params: paramsOf(ofProjects),
  })
}
