import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { LongFrameStats } from '../../../contract/signals.ts'
import type { FilteredScope } from '../../page-store.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count, IN_RANGE, rangeParams, text } from './columns.ts'
import { originalPlace } from './original-place.ts'
import { whereSignals } from './signal-filter.ts'

const row = z.object({
  of_url: text,
  function: text,
  position: count,
  original: originalPlace,
  invoker: text,
  n: count,
  sessions: count,
  total_ms: count,
  p75_ms: count,
})

/**
 * The scripts that cost most, all their long frames together. Nothing is called `url` here: the page
 * that rows are narrowed down to is told by the column of that name.
 */
export async function longFrameStats(
  client: ClickHouseClient,
  scope: FilteredScope,
  limit: number,
): Promise<LongFrameStats[]> {
  const params: Record<string, unknown> = { ...rangeParams(scope), limit }
  const where = whereSignals(scope, bindTo(params))
  const rows = await select(client, row, {
    sql: `
      SELECT argMax(script.1, ts) AS of_url, argMax(script.2, ts) AS function,
        argMax(script.3, ts) AS position, any(script.4) AS invoker, original,
        sum(weight) AS n, uniqCombined(12)(session_id) AS sessions, sum(script.5 * weight) AS total_ms,
        quantileExactWeighted(0.75)(script.5, weight) AS p75_ms
      FROM long_frames
      ARRAY JOIN
        arrayZip(script_urls, script_functions, script_positions, script_invokers, script_ms) AS script,
        arrayZip(original_files, original_lines, original_columns, original_functions, original_in_app) AS original
      WHERE ${IN_RANGE} ${where}
      GROUP BY original, if(original.1 = '', (script.1, script.2, script.3), ('', '', 0))
      ORDER BY total_ms DESC, of_url LIMIT {limit: UInt32}`,
    params,
  })
  return rows.map(({ of_url, total_ms, p75_ms, ...rest }) => ({
    ...rest,
    url: of_url,
    totalMs: total_ms,
    p75Ms: p75_ms,
  }))
}
