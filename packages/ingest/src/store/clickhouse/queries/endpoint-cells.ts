import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { ANSWERS } from '../../../contract/requests.ts'
import type { EndpointCell, EndpointScope } from '../../endpoint-store.ts'
import { select } from '../select.ts'
import { count, stepOf } from './columns.ts'
import { NOTHING, PER_DOUBLING } from './explore-measure.ts'
import { requestRows } from './request-rows.ts'

const STEPS = 60
/** More than there are cells of all steps, answers and durations up to a day. */
const MOST_CELLS = 50_000

const row = z.object({ step_: count, answer: z.enum(ANSWERS), bin: count, n: count })

/** A status that is not told is of a `no-cors` answer, or of a client that knows none. */
const ANSWER = `multiIf(
  outcome IN ('network-error', 'aborted', 'timeout', 'offline'), 'none',
  status >= 200 AND status < 600, concat(toString(intDiv(status, 100)), 'xx'),
  'untold')`

/** How an endpoint answered and how long it took, over time. */
export async function endpointCells(
  client: ClickHouseClient,
  scope: EndpointScope,
): Promise<{ stepMs: number; cells: EndpointCell[] }> {
  const stepMs = stepOf(scope, STEPS)
  const { where, params } = requestRows({ ...scope, text: '' })
  const rows = await select(client, row, {
    sql: `
      SELECT intDiv(toUnixTimestamp64Milli(ts) - {from: Int64}, {step: Int64}) AS step_, ${ANSWER} AS answer,
        if(duration_ms > 0, toInt16(floor(log2(duration_ms) * ${String(PER_DOUBLING)})), toInt16(${String(NOTHING)})) AS bin,
        sum(weight) AS n
      FROM requests WHERE ${where}
      GROUP BY step_, answer, bin
      ORDER BY step_, answer, bin LIMIT ${String(MOST_CELLS)}`,
    params: { ...params, step: stepMs },
  })
  return {
    stepMs,
    cells: rows.map(({ step_: step, answer, bin, n }) => ({
      ...{ step, answer, n },
      bin: bin === NOTHING ? null : bin,
    })),
  }
}
