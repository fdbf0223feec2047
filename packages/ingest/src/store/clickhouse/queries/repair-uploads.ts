import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { SETTLES_AFTER_MS } from '../../repair-store.ts'
import type { RepairStore } from '../../repair-store.ts'
import { select } from '../select.ts'
import { count, millis } from './columns.ts'
import { ARTIFACT_COLUMNS, artifactFields, IS_THERE, toArtifact } from './artifact-index.ts'

const uploadRow = z
  .object({ ...artifactFields, project: count, repaired: millis })
  .transform((row) => ({
    projectId: row.project,
    artifact: toArtifact(row),
    repairedAt: row.repaired,
  }))

/** Of all projects: whoever looks is one process, and so are the tables. */
export function uploadsToRepair(
  client: ClickHouseClient,
  { since, oldest }: Parameters<RepairStore['uploads']>[0],
): ReturnType<RepairStore['uploads']> {
  return select(client, uploadRow, {
    sql: `
      SELECT m.project_id AS project, ${ARTIFACT_COLUMNS.replace('uploaded_at)', 'm.uploaded_at)')},
        -- What was repaired of an upload before this one says nothing of this one.
        if(r.uploaded_at >= m.uploaded_at, toUnixTimestamp64Milli(r.repaired_at), 0) AS repaired
      FROM (SELECT * FROM source_maps FINAL
            WHERE ${IS_THERE} AND uploaded_at >= fromUnixTimestamp64Milli({oldest: Int64}, 'UTC')) AS m
      LEFT JOIN (SELECT * FROM source_map_repairs FINAL) AS r USING (project_id, release, path, debug_id)
      WHERE uploaded >= {since: Int64} OR repaired < uploaded + ${String(SETTLES_AFTER_MS)}
      ORDER BY project, release, path, debug_id`,
    params: { since, oldest },
  })
}
