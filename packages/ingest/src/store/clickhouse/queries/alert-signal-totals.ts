import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { AlertInputs } from '../../alert-inputs.ts'
import type { TimeRange } from '../../ports.ts'
import { select } from '../select.ts'
import { bindTo } from './bind.ts'
import { count } from './columns.ts'

const row = z
  .object({ project: count, totals: z.array(count) })
  .transform(({ project, totals }) => ({ projectId: project, totals }))

/** By whole five minutes, without the sketches of sessions: these are most of what a series costs to read. */
export async function alertSignalTotals(
  client: ClickHouseClient,
  ranges: readonly TimeRange[],
  projectIds: readonly number[],
): ReturnType<AlertInputs['signalTotals']> {
  if (ranges.length === 0) return []
  const params: Record<string, unknown> = { projects: [...projectIds] }
  const bind = bindTo(params)
  const within = ranges.map(({ from, to }) => {
    return `(bucket >= toStartOfFiveMinutes(fromUnixTimestamp64Milli(${bind(from, 'Int64')}, 'UTC'))
      AND bucket < fromUnixTimestamp64Milli(${bind(to, 'Int64')}, 'UTC'))`
  })
  const totals = within.map((condition) => `sumIf(s.page_views + s.errors, ${condition})`)
  return select(client, row, {
    sql: `
      SELECT project_id AS project, [${totals.join(', ')}] AS totals FROM alert_series_5m AS s
      WHERE project_id IN {projects: Array(UInt32)} AND dimension = '' AND value = '' AND (${within.join(' OR ')})
      GROUP BY project`,
    params,
  })
}
