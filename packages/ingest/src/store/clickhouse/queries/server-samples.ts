import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { StoredSamples, StoredSamplesQuery } from '../../server-metrics.ts'
import { READ_LIMITS } from '../read-limits.ts'
import { select } from '../select.ts'
import { rangeParams, text } from './columns.ts'

/** As bytes: JSON has no NaN, and to read and check millions of numbers one by one takes seconds. */
const numbers = z.string().transform((hex) => {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
  return new Float64Array(bytes.buffer)
})

const samplesRow = z.object({ id: text, times: numbers, values: numbers })

const BYTES = (of: string) => `arrayStringConcat(arrayMap(n -> hex(n), ${of}))`

const IS_DELTA = 'series_id IN {deltas: Array(UInt64)}'
const LAST = 'argMax(value, ts)'
/** What was sent again is the same growth once more. */
const GROWTH = `arraySum(p -> p.2, groupUniqArrayIf((ts, value), ${IS_DELTA}))`

/** In whatever order samples came, and however often: one of each slot, by time. */
export async function serverSamples(
  client: ClickHouseClient,
  { ids, deltas = [], slotMs, seconds, ...scope }: StoredSamplesQuery,
): Promise<StoredSamples[]> {
  const value = deltas.length === 0 ? LAST : `if(${IS_DELTA}, ${GROWTH}, ${LAST})`
  return select(client, samplesRow, {
    sql: `
      SELECT toString(series_id) AS id, ${BYTES('points.1')} AS times, ${BYTES('points.2')} AS values
      FROM (
        SELECT series_id, arraySort(p -> p.1, groupArray((since, of_slot))) AS points
        FROM (
          SELECT series_id, ${value} AS of_slot,
            toFloat64(max(toUnixTimestamp64Milli(ts)) - {from: Int64}) AS since
          FROM server_samples
          WHERE project_id = {project: UInt32} AND series_id IN {ids: Array(UInt64)}
            AND ts >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
            AND ts < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
          GROUP BY series_id, intDiv(toUnixTimestamp64Milli(ts) - {from: Int64}, {slot: Int64})
        )
        GROUP BY series_id
      )`,
    params: {
      ...rangeParams(scope),
      ...{ ids: ids.map(BigInt), slot: Math.max(1, Math.floor(slotMs)) },
      ...(deltas.length > 0 && { deltas: deltas.map(BigInt) }),
    },
    limits: { ...READ_LIMITS, seconds },
  })
}
