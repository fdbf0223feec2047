import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { SeenUnmappedScript, UnmappedQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'

const row = z.object({
  release: text,
  path: text,
  debug_id: text,
  address: text,
  reason: z.enum(['no-map', 'outside-map', 'mismatch']),
  n: count,
  seen: millis,
})

/** Each script of a release once, seen last first, with why its last error had no source. */
export async function unmappedScripts(
  client: ClickHouseClient,
  { projectId, since, release, limit }: UnmappedQuery,
): Promise<SeenUnmappedScript[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT release, path, debug_id, anyLast(url) AS address,
        argMax(CAST(status AS String), last_seen) AS reason, sum(events) AS n,
        toUnixTimestamp64Milli(max(last_seen)) AS seen
      FROM unmapped_scripts
      WHERE project_id = {project: UInt32} AND day >= toDate(fromUnixTimestamp64Milli({since: Int64}, 'UTC'))
        ${release === undefined ? '' : 'AND release = {release: String}'}
      GROUP BY release, path, debug_id
      ORDER BY seen DESC, n DESC, path LIMIT {limit: UInt32}`,
    params: { project: projectId, since, limit, ...(release !== undefined && { release }) },
  })
  return rows.map(({ debug_id, address, reason, n, seen, ...rest }) => ({
    ...rest,
    debugId: debug_id,
    url: address,
    status: reason,
    events: n,
    lastSeen: seen,
  }))
}
