import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { SignalSource } from '../../../correlate/signal-source.ts'
import type { Scope } from '../../ports.ts'
import type { TraceRef } from '../../trace-store.ts'
import { select } from '../select.ts'
import { IN_RANGE, millis, OF_DEVICE, PAGE, rangeParams, text } from './columns.ts'
import { issueNames } from './issue-aliases.ts'
import { FAILED } from './requests.ts'
import { PAGE_VIEW_TRACE, REQUEST_TRACE, SAMPLE, traceRow } from './trace-columns.ts'
import { ERROR_TRACE } from './trace-naming.ts'

interface Query extends Scope {
  source: SignalSource
  limit: number
}

export async function tracesOfSignal(client: ClickHouseClient, query: Query): Promise<TraceRef[]> {
  const { source } = query
  switch (source.is) {
    case 'issue':
      return tracesOfIssue(client, { ...query, id: source.id })
    case 'errors':
      return failedRequests(client, query, {})
    case 'requests':
      return failedRequests(client, query, source)
    case 'vital':
      return pageViews(client, query, source)
  }
}

async function failedRequests(
  client: ClickHouseClient,
  { limit, ...scope }: Query,
  { method = '', target = '' }: { method?: string; target?: string },
): Promise<TraceRef[]> {
  return select(client, traceRow, {
    sql: `
      SELECT ${REQUEST_TRACE} FROM requests
      WHERE ${IN_RANGE} AND trace_id != '' AND ${FAILED}
        AND ({target: String} = '' OR (template = {target: String} AND method = {method: String}))
      ${SAMPLE}`,
    params: { ...rangeParams(scope), method, target, limit },
  })
}

/** The documents that the page views of a vital began with. */
async function pageViews(
  client: ClickHouseClient,
  { limit, ...scope }: Query,
  { page = '', device }: Extract<SignalSource, { is: 'vital' }>,
): Promise<TraceRef[]> {
  return select(client, traceRow, {
    sql: `
      SELECT ${PAGE_VIEW_TRACE} FROM pageviews
      WHERE ${IN_RANGE} AND trace_id != ''
        AND ({page: String} = '' OR ${PAGE} = {page: String}) ${device ? `AND ${OF_DEVICE[device]}` : ''}
      ${SAMPLE}`,
    params: { ...rangeParams(scope), page, limit },
  })
}

const MOST_ERRORS = 300
/** A request that failed leads to an error within seconds, or not at all. */
const BEFORE_MS = 10_000
const AFTER_MS = 1_000

const errorRow = z.object({ event_id: text, session_id: text, at: millis })

/** Those that its errors name, and those of requests that failed in the same session just before. */
async function tracesOfIssue(
  client: ClickHouseClient,
  { limit, id, ...scope }: Query & { id: string },
): Promise<TraceRef[]> {
  const { ofIssueEvents } = await issueNames(client, scope.projectId)
  const params = { ...rangeParams(scope), id, errors: MOST_ERRORS, limit }
  const errors = await select(client, errorRow, {
    sql: `
      SELECT event_id, session_id, toUnixTimestamp64Milli(ts) AS at FROM errors
      WHERE ${IN_RANGE} AND ${ofIssueEvents}
      ORDER BY cityHash64(event_id) LIMIT {errors: UInt32}`,
    params,
  })
  if (errors.length === 0) return []
  const [named, failed] = await Promise.all([
    select(client, traceRow, {
      sql: `
        SELECT ${ERROR_TRACE} FROM error_bodies
        WHERE project_id = {project: UInt32} AND event_id IN {events: Array(UUID)} AND trace_id != ''
        ${SAMPLE}`,
      params: { ...params, events: errors.map(({ event_id }) => event_id) },
    }),
    failedInSessions(client, { ...scope, errors }),
  ])
  return [...failed, ...named].slice(0, limit)
}

const sessionRow = z.object({
  session_id: text,
  trace_id: text,
  at: millis,
  method: text,
  target: text,
})

async function failedInSessions(
  client: ClickHouseClient,
  { errors, ...scope }: Scope & { errors: readonly z.output<typeof errorRow>[] },
): Promise<TraceRef[]> {
  const atOf = Map.groupBy(errors, ({ session_id }) => session_id)
  const rows = await select(client, sessionRow, {
    sql: `
      SELECT session_id, ${REQUEST_TRACE} FROM requests
      WHERE ${IN_RANGE} AND trace_id != '' AND ${FAILED} AND session_id IN {sessions: Array(String)}
      ORDER BY cityHash64(trace_id) LIMIT 1 BY trace_id LIMIT {limit: UInt32}`,
    params: {
      ...rangeParams({ ...scope, from: scope.from - BEFORE_MS, to: scope.to + AFTER_MS }),
      ...{ sessions: [...atOf.keys()], limit: MOST_ERRORS },
    },
  })
  return rows.flatMap(({ session_id, trace_id, at, method, target }) => {
    const isNear = atOf
      .get(session_id)
      ?.some((error) => at >= error.at - BEFORE_MS && at <= error.at + AFTER_MS)
    return isNear ? [{ traceId: trace_id, at, method, target }] : []
  })
}
