import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { TableSize } from '../../ports.ts'
import { select } from '../select.ts'
import { timeToLiveOf } from '../time-to-live.ts'
import { count, text } from './columns.ts'

const DAY_SECONDS = 86_400

const row = z.object({
  name: text,
  engine: text,
  row_count: count,
  bytes: count,
  /** Between the first and the last that goes; 0 where nothing does. */
  span_seconds: count,
})

/**
 * Largest first. On a cluster, of one replica of each shard.
 */
export async function tableSizes(client: ClickHouseClient, cluster?: string): Promise<TableSize[]> {
  const parts = cluster === undefined ? 'system.parts' : `cluster('${cluster}', system.parts)`
  const rows = await select(client, row, {
    sql: `
      SELECT t.name AS name, t.engine_full AS engine, p.n AS row_count, p.size AS bytes, p.span AS span_seconds
      FROM system.tables AS t
      INNER JOIN (
        SELECT table, sum(rows) AS n, sum(bytes_on_disk) AS size,
          toUInt64(greatest(0, dateDiff('second',
            minIf(delete_ttl_info_min, delete_ttl_info_min > 0), max(delete_ttl_info_max)))) AS span
        FROM ${parts} WHERE active AND database = currentDatabase() GROUP BY table
      ) AS p ON p.table = t.name
      WHERE t.database = currentDatabase() AND NOT startsWith(t.name, 'backup_of_')
      ORDER BY bytes DESC, name`,
  })
  return rows.map((table) => {
    const keptDays = timeToLiveOf(table.engine)?.days ?? null
    return {
      name: table.name.replace(/_local$/, ''),
      rows: table.row_count,
      bytes: table.bytes,
      keptDays,
      forecastBytes: keptDays === null ? null : forecastOf(table, keptDays),
    }
  })
}

/** As much a day as so far, for all the days that are kept. */
function forecastOf({ bytes, span_seconds }: z.output<typeof row>, keptDays: number): number {
  const days = Math.max(1, span_seconds / DAY_SECONDS)
  return Math.round(bytes * Math.max(1, keptDays / days))
}
