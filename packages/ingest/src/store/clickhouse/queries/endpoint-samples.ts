import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import {
  requestSample,
  type EndpointDetail,
  type RequestSample,
} from '../../../contract/requests.ts'
import type { EndpointScope } from '../../endpoint-store.ts'
import { select } from '../select.ts'
import { count, millis, PAGE, text } from './columns.ts'
import { requestRows } from './request-rows.ts'

const EACH = 3

const row = z.object({
  ...{
    at: millis,
    stands_for: count,
    address: text,
    status: count,
    outcome: requestSample.shape.outcome,
  },
  ...{ duration: count, page: text, release: text, session: text, trace: text },
})

/** Single requests: the slowest, the ones in the middle and the newest. */
export async function endpointSamples(
  client: ClickHouseClient,
  scope: EndpointScope,
  medianMs: number,
): Promise<EndpointDetail['samples']> {
  const by = (order: string) => samplesBy(client, { scope, medianMs, order })
  const [slowest, median, newest] = await Promise.all([
    by('duration_ms DESC, ts DESC'),
    by('abs(duration_ms - {median: Float64}), ts DESC'),
    by('ts DESC, duration_ms DESC'),
  ])
  return { slowest, median, newest }
}

interface Asked {
  scope: EndpointScope
  medianMs: number
  order: string
}

async function samplesBy(
  client: ClickHouseClient,
  { scope, medianMs, order }: Asked,
): Promise<RequestSample[]> {
  const { where, params } = requestRows({ ...scope, text: '' })
  const rows = await select(client, row, {
    sql: `
      SELECT toUnixTimestamp64Milli(ts) AS at, weight AS stands_for, target AS address, status, outcome,
        duration_ms AS duration, ${PAGE} AS page, release, session_id AS session, trace_id AS trace
      FROM requests WHERE ${where}
      ORDER BY ${order} LIMIT ${String(EACH)}`,
    params: { ...params, median: medianMs },
  })
  return rows.map(({ stands_for: weight, address: target, duration: durationMs, ...rest }) => {
    const { session: sessionId, trace: traceId, ...known } = rest
    return { ...known, weight, target, durationMs, sessionId, traceId }
  })
}
