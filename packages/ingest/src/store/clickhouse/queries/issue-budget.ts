import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { IssueBudgetStore } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, text } from './columns.ts'

const levelRow = z.object({
  mine: count,
  left: z.number(),
  decided_at: millis,
  ids: z.array(text),
})

/** The batch's own row, and the newest of the others. */
export async function readIssueBudget(
  client: ClickHouseClient,
  projectId: number,
  batch: string,
): ReturnType<IssueBudgetStore['read']> {
  const rows = await select(client, levelRow, {
    sql: `
      SELECT toUInt8(batch = {batch: String}) AS mine, tokens AS left,
        toUnixTimestamp64Milli(b.at) AS decided_at,
        if(mine, arrayMap(id -> toString(id), admitted), []) AS ids
      FROM issue_budget AS b
      WHERE project_id = {project: UInt32}
      ORDER BY b.at DESC, tokens LIMIT 1 BY mine LIMIT 2`,
    params: { project: projectId, batch },
  })
  const own = rows.find(({ mine }) => mine === 1)
  const other = rows.find(({ mine }) => mine === 0)
  return {
    ...(own && { decided: own.ids }),
    ...(other && { level: { tokens: other.left, at: other.decided_at } }),
  }
}

const overRow = z.object({ project: count, kinds: count, n: count, last: millis })

export async function overBudget(
  client: ClickHouseClient,
  since: number,
): ReturnType<IssueBudgetStore['over']> {
  const rows = await select(client, overRow, {
    sql: `
      SELECT project_id AS project, sum(turned_away) AS kinds, sum(events) AS n,
        toUnixTimestamp64Milli(max(b.at)) AS last
      FROM issue_budget AS b
      WHERE b.at >= fromUnixTimestamp64Milli({since: Int64}, 'UTC') AND turned_away > 0
      GROUP BY project_id ORDER BY project_id`,
    params: { since },
  })
  return rows.map(({ project, kinds, n, last }) => ({
    ...{ projectId: project, kinds, events: n, lastAt: last },
  }))
}
