import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Grid } from '../../../correlate/series.ts'
import type { SignalCounts, SignalQuery } from '../../signal-store.ts'
import { select } from '../select.ts'
import { count } from './columns.ts'
import { signalRows } from './signal-rows.ts'

const row = z.object({ step_: count, hits_: count, total_: count })

/** A signal by even steps; a step without a row is zero. */
export async function signalCounts(
  client: ClickHouseClient,
  { grid, ...query }: SignalQuery & { grid: Grid },
): Promise<SignalCounts> {
  const empty = () => new Float64Array(grid.length)
  const answer = { counts: empty(), exposure: empty() }
  if (grid.length === 0) return answer
  const range = { from: grid.from, to: grid.from + grid.length * grid.stepMs }
  const { sql, params } = await signalRows(client, { ...query, by: 'nothing' }, range)
  const rows = await select(client, row, {
    sql: `
      SELECT intDiv(toInt64(toUnixTimestamp(at)) * 1000 - {from: Int64}, {step: Int64}) AS step_,
        sum(hits) AS hits_, sum(total) AS total_
      FROM (${sql}) GROUP BY step_`,
    params: { ...params, step: grid.stepMs },
  })
  for (const { step_: step, hits_: hits, total_: total } of rows) {
    answer.counts[step] = hits
    answer.exposure[step] = total
  }
  return answer
}
