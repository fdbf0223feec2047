import type { ClickHouseClient } from '@clickhouse/client'
import type { TraceRef, TraceStore } from '../../trace-store.ts'
import { select } from '../select.ts'
import { IN_RANGE, rangeParams } from './columns.ts'
import { REQUEST_TRACE, SAMPLE, traceRow } from './trace-columns.ts'

export async function tracesOfEndpoints(
  client: ClickHouseClient,
  { endpoints, isFine, limit, ...scope }: Parameters<TraceStore['ofEndpoints']>[0],
): Promise<TraceRef[]> {
  if (endpoints.length === 0) return []
  return select(client, traceRow, {
    sql: `
      SELECT ${REQUEST_TRACE} FROM requests
      WHERE ${IN_RANGE} AND trace_id != '' ${isFine ? `AND outcome = 'ok'` : ''}
        AND (method, template) IN arrayZip({methods: Array(String)}, {targets: Array(String)})
      ${SAMPLE}`,
    params: {
      ...{ ...rangeParams(scope), limit },
      methods: endpoints.map(({ method }) => method),
      targets: endpoints.map(({ target }) => target),
    },
  })
}
