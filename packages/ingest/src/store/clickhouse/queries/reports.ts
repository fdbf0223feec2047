import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { ReportStats } from '../../../contract/signals.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, IN_RANGE, millis, rangeParams, text } from './columns.ts'
import { ORIGINAL_PLACE, originalPlace } from './original-place.ts'

const row = z.object({
  type: text,
  key: text,
  message: text,
  file: text,
  line: count,
  column: count,
  original: originalPlace,
  n: count,
  sessions: count,
  last_seen: millis,
})

/** Grouped by the browser's own name for a report, and by its text where it has none. */
export async function reportStats(
  client: ClickHouseClient,
  scope: Scope,
  limit: number,
): Promise<ReportStats[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT type, key, argMax(r.message, ts) AS message, argMax(r.file, ts) AS file,
        argMax(r.line, ts) AS line, argMax(r.column, ts) AS column,
        argMax(${ORIGINAL_PLACE}, ts) AS original, sum(weight) AS n,
        uniqCombined(12)(session_id) AS sessions, toUnixTimestamp64Milli(max(ts)) AS last_seen
      FROM reports AS r WHERE ${IN_RANGE}
      GROUP BY type, key, if(key = '', r.message, '')
      ORDER BY n DESC, type, key LIMIT {limit: UInt32}`,
    params: { ...rangeParams(scope), limit },
  })
  return rows.map(({ last_seen, ...rest }) => ({ ...rest, lastSeen: last_seen }))
}
