import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Outcome } from '../../../contract/project.ts'
import type { Scope } from '../../ports.ts'
import { select } from '../select.ts'
import { count, millis, rangeParams, text } from './columns.ts'

const outcomeRow = z
  .object({
    step: millis,
    kind: text,
    outcome: z.enum(['received', 'stored', 'dropped', 'client-dropped']),
    reason: text,
    n: count,
  })
  .transform(({ step: minute, ...row }): Outcome => ({ minute, ...row }))

/** Kinds, outcomes and reasons are lists of ours: a step has some dozens of them. */
const MOST_LINES = 100_000

export async function outcomes(
  client: ClickHouseClient,
  scope: Scope,
  stepMs: number,
): Promise<Outcome[]> {
  return select(client, outcomeRow, {
    sql: `
      SELECT toUnixTimestamp(toStartOfInterval(o.minute, toIntervalSecond({step: UInt32}), 'UTC')) * 1000 AS step,
        kind, outcome, reason, sum(o.n) AS n
      FROM outcomes AS o
      WHERE project_id = {project: UInt32}
        AND o.minute >= toStartOfMinute(fromUnixTimestamp64Milli({from: Int64}, 'UTC'))
        AND o.minute < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
      GROUP BY step, kind, outcome, reason
      ORDER BY step DESC, kind, outcome, reason LIMIT ${MOST_LINES}`,
    params: { ...rangeParams(scope), step: stepMs / 1_000 },
  })
}

const rateRow = z.object({ errors: count, page_views: count })

export async function rates(client: ClickHouseClient, scope: Scope) {
  const [row] = await select(client, rateRow, {
    sql: `
      SELECT sumIf(n, signal = 'error') AS errors, sumIf(n, signal = 'pageview') AS page_views
      FROM signal_rates_10s
      WHERE project_id = {project: UInt32}
        AND bucket >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND bucket < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`,
    params: rangeParams(scope),
  })
  return { errors: row?.errors ?? 0, pageViews: row?.page_views ?? 0 }
}

const firstRow = z.object({ n: count, at: count })

export async function firstEventAt(client: ClickHouseClient, projectId: number) {
  const [row] = await select(client, firstRow, {
    sql: `
      SELECT count() AS n, toUnixTimestamp(min(minute)) * 1000 AS at FROM outcomes
      WHERE project_id = {project: UInt32} AND outcome = 'stored'`,
    params: { project: projectId },
  })
  return row && row.n > 0 ? row.at : null
}
