import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { StoredSeries, StoredSeriesQuery } from '../../server-metrics.ts'
import { select } from '../select.ts'
import { rangeParams, text } from './columns.ts'

const seriesRow = z.object({
  id: text,
  name: text,
  type: text,
  labels: z.record(z.string(), z.string()),
})

/** Without its port, and in small letters, a value that may be of a host. */
const PLACE = `replaceRegexpOne(lower(v), ':[0-9]+$', '')`

export async function serverSeries(
  client: ClickHouseClient,
  { near, limit, ...scope }: StoredSeriesQuery,
): Promise<StoredSeries[]> {
  return select(client, seriesRow, {
    // Written again with every batch: of a series only the newest row is meant.
    sql: `
      SELECT toString(series_id) AS id, CAST(series_name AS String) AS name,
        CAST(series_type AS String) AS type, CAST(series_labels AS Map(String, String)) AS labels
      FROM (
        SELECT series_id, any(s.name) AS series_name, argMax(s.type, s.last_seen) AS series_type,
          any(s.labels) AS series_labels
        FROM server_series AS s
        WHERE project_id = {project: UInt32}
          AND last_seen >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
        GROUP BY series_id
      )
      ORDER BY arrayExists(v -> has({near: Array(String)}, ${PLACE}), mapValues(series_labels)) DESC,
        series_name, series_id
      LIMIT {limit: UInt32}`,
    params: { ...rangeParams(scope), near, limit },
  })
}
