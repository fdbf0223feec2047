import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { DiskSpace, TableSize } from '../../ports.ts'
import { select } from '../select.ts'
import { timeToLiveOf } from '../time-to-live.ts'
import { count, text } from './columns.ts'

const DAY_SECONDS = 86_400

const row = z.object({
  name: text,
  engine: text,
  row_count: count,
  bytes: count,
  raw_bytes: count,
  expired_bytes: count,
  parts: count,
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
      SELECT t.name AS name, t.engine_full AS engine, p.n AS row_count, p.size AS bytes, p.raw AS raw_bytes,
        p.expired AS expired_bytes, p.parts AS parts, p.span AS span_seconds
      FROM system.tables AS t
      INNER JOIN (
        SELECT table, sum(rows) AS n, sum(bytes_on_disk) AS size, count() AS parts,
          sum(data_uncompressed_bytes) AS raw,
          sumIf(bytes_on_disk, delete_ttl_info_max > 0 AND delete_ttl_info_max < now()) AS expired,
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
      rawBytes: table.raw_bytes,
      expiredBytes: table.expired_bytes,
      parts: table.parts,
      bytesPerDay: keptDays === null ? null : Math.round(table.bytes / daysOf(table)),
      keptDays,
      forecastBytes: keptDays === null ? null : forecastOf(table, keptDays),
    }
  })
}

/** As much a day as so far, for all the days that are kept. */
function forecastOf(table: z.output<typeof row>, keptDays: number): number {
  return Math.round(table.bytes * Math.max(1, keptDays / daysOf(table)))
}

/** That its rows are of, at least one. */
function daysOf({ span_seconds }: z.output<typeof row>): number {
  return Math.max(1, span_seconds / DAY_SECONDS)
}

const disk = z.tuple([z.object({ free_bytes: count, total_bytes: count })])

/** Of all disks that the server knows; in process, of the one with the data folder. */
export async function diskSpace(client: ClickHouseClient): Promise<DiskSpace> {
  const rows = await select(client, z.object({ free_bytes: count, total_bytes: count }), {
    sql: 'SELECT sum(unreserved_space) AS free_bytes, sum(total_space) AS total_bytes FROM system.disks',
  })
  const [{ free_bytes, total_bytes }] = disk.parse(rows)
  return { freeBytes: free_bytes, totalBytes: total_bytes }
}
