import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { select } from '../select.ts'
import { IS_THERE } from './artifact-index.ts'
import { count, text } from './columns.ts'

const row = z.object({ release: text, n: count })

export async function releaseMaps(
  client: ClickHouseClient,
  projectId: number,
  releases: readonly string[],
): Promise<Map<string, number>> {
  const rows = await select(client, row, {
    sql: `
      SELECT release, count() AS n FROM source_maps FINAL
      WHERE project_id = {project: UInt32} AND ${IS_THERE} AND release IN {releases: Array(String)}
      GROUP BY release`,
    params: { project: projectId, releases: [...releases] },
  })
  return new Map(rows.map(({ release, n }) => [release, n]))
}
