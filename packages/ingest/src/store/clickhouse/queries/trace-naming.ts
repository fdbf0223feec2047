import type { ClickHouseClient } from '@clickhouse/client'
import type { TraceRef, TraceStore } from '../../trace-store.ts'
import { select } from '../select.ts'
import { IN_RANGE, rangeParams } from './columns.ts'
import { PAGE_VIEW_TRACE, REQUEST_TRACE, traceRow } from './trace-columns.ts'

export async function traceNaming(
  client: ClickHouseClient,
  { traceId, eventId, ...scope }: Parameters<TraceStore['naming']>[0],
): Promise<TraceRef | undefined> {
  const params = { ...rangeParams(scope), trace: traceId }
  const named = (columns: string, table: string) =>
    select(client, traceRow, {
      sql: `
        SELECT ${columns} FROM ${table}
        WHERE ${IN_RANGE} AND trace_id = {trace: String} LIMIT 1`,
      params,
    })
  const found = await Promise.all([
    named(REQUEST_TRACE, 'requests'),
    named(PAGE_VIEW_TRACE, 'pageviews'),
    eventId === undefined
      ? []
      : select(client, traceRow, {
          sql: `
            SELECT ${ERROR_TRACE} FROM error_bodies
            WHERE project_id = {project: UInt32} AND event_id = {event: UUID}
              AND trace_id = {trace: String} LIMIT 1`,
          params: { ...params, event: eventId },
        }),
  ])
  return found.flat()[0]
}

/** What OpenTelemetry, Sentry and Faro say with an error. */
export const ERROR_TRACE = `lower(JSONExtractString(contexts, 'trace', 'trace_id')) AS trace_id,
  toUnixTimestamp64Milli(ts) AS at, '' AS method, '' AS target`
