import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { PageStats } from '../../../contract/signals.ts'
import { vitalName } from '../../../contract/vitals.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, PAGE, rangeParams, text } from './columns.ts'

const viewRow = z.object({ page: text, views: count, sessions: count })
const errorRow = z.object({ page: text, errors: count })
const vitalRow = z.object({ page: text, metric: vitalName, value: count, n: count })

/** The most viewed pages, with what broke and how fast they were. */
export async function pageStats(
  client: ClickHouseClient,
  scope: Scope,
  limit: number,
): Promise<PageStats[]> {
  const params = rangeParams(scope)
  const [views, errors, vitals] = await Promise.all([
    select(client, viewRow, {
      sql: `
        SELECT ${PAGE} AS page, sum(weight) AS views, uniqCombined(12)(session_id) AS sessions
        FROM pageviews WHERE ${IN_RANGE}
        GROUP BY page ORDER BY views DESC, page LIMIT {limit: UInt32}`,
      params: { ...params, limit },
    }),
    select(client, errorRow, {
      sql: `SELECT ${PAGE} AS page, sum(weight) AS errors FROM errors WHERE ${IN_RANGE} GROUP BY page`,
      params,
    }),
    select(client, vitalRow, {
      sql: `
        SELECT ${PAGE} AS page, CAST(metric AS String) AS metric,
          quantileExactWeighted(0.75)(value, weight) AS value, sum(weight) AS n
        FROM vitals WHERE ${IN_RANGE} GROUP BY page, metric`,
      params,
    }),
  ])
  const errorsOf = new Map(errors.map((row) => [row.page, row.errors]))
  const vitalsOf = Map.groupBy(vitals, ({ page }) => page)
  return views.map((row) => ({
    ...row,
    errors: errorsOf.get(row.page) ?? 0,
    vitals: Object.fromEntries(
      (vitalsOf.get(row.page) ?? []).map(({ metric, value, n }) => [metric, { value, n }]),
    ),
  }))
}
