import * as z from 'zod'
import { millis, text } from './columns.ts'
import type { TraceRef } from '../../trace-store.ts'

const AT = `toUnixTimestamp64Milli(ts) AS at`
export const REQUEST_TRACE = `trace_id, ${AT}, method, template AS target`
export const PAGE_VIEW_TRACE = `trace_id, ${AT}, '' AS method, '' AS target`

/** The same few however often one asks, and evenly out of all of the time. */
export const SAMPLE = `ORDER BY cityHash64(trace_id) LIMIT 1 BY trace_id LIMIT {limit: UInt32}`

export const traceRow = z
  .object({ trace_id: text, at: millis, method: text, target: text })
  .transform(({ trace_id, ...row }): TraceRef => ({ traceId: trace_id, ...row }))
