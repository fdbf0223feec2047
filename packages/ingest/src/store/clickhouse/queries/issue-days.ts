import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { select } from '../select.ts'
import { count, millis } from './columns.ts'

const DAY_MS = 86_400_000
/** Of errors; rollups are kept for longer. */
const KEPT_DAYS = 91

const dayRow = z.object({ day: millis, n: count })

interface Issue {
  projectId: number
  id: string
  ofIssue: string
}

/** Days with events of an issue, newest first: an event is looked for on those alone. */
export async function issueDays(
  client: ClickHouseClient,
  { projectId, id, ofIssue }: Issue,
): Promise<{ from: number; to: number; events: number }[]> {
  const rows = await select(client, dayRow, {
    sql: `
      SELECT toInt64(toUnixTimestamp(bucket)) * 1000 AS day, sum(t.events) AS n
      FROM issue_stats_1d AS t
      WHERE project_id = {project: UInt32} AND ${ofIssue}
        AND bucket > now() - INTERVAL ${KEPT_DAYS} DAY
      GROUP BY bucket ORDER BY bucket DESC`,
    params: { project: projectId, id },
  })
  return rows.map(({ day, n }) => ({ from: day, to: day + DAY_MS, events: n }))
}
