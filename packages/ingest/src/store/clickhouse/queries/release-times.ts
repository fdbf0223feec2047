import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { FirstSeen } from '../../../issues/state/release-order.ts'
import { select } from '../select.ts'
import { millis, text } from './columns.ts'

const releaseRow = z.object({ name: text, seen: millis })

/** When each release sent its first error or page view that is still kept. */
export async function releaseTimes(
  client: ClickHouseClient,
  projectId: number,
): Promise<FirstSeen> {
  const rows = await select(client, releaseRow, {
    sql: `
      SELECT release AS name, toUnixTimestamp64Milli(min(r.at)) AS seen
      FROM (
        SELECT release, min(s.first_seen) AS at FROM issue_stats_1m AS s
        WHERE project_id = {project: UInt32} GROUP BY release
        UNION ALL
        SELECT release, min(ts) AS at FROM pageviews
        WHERE project_id = {project: UInt32} GROUP BY release) AS r
      GROUP BY release`,
    params: { project: projectId },
  })
  return new Map(rows.map(({ name, seen }) => [name, seen]))
}
