import { contextOf, eventSchema, placeOf, withSdk } from './event.ts'
import type { Head } from './head.ts'
import { unsupported } from '../foreign/refusal.ts'
import type { Part } from './part.ts'
import { isRecord } from '../foreign/read-json.ts'
import { itemsOf, sortOut, toSpansEnvelope } from './spans.ts'

/** A trace as clients before streaming send it: the root span is the event, its children a list. */
export function readTransaction(value: Record<string, unknown>, head: Head): Part {
  const event = eventSchema.parse(value)
  const { pageViewId: traceId, url, route } = placeOf(event, head)
  const root = sortOut([rootOf(value)], traceId)
  if (root.refused.length > 0)
    return { envelopes: [], refused: root.refused.map((one) => ({ ...one, kind: 'transaction' })) }
  const given = Array.isArray(value.spans) ? (value.spans as unknown[]) : [] // members are unknown
  const { spans, refused } = sortOut(given, traceId)
  const around = { head, page: { url, route }, referrer: event.request?.headers?.Referer ?? '' }
  const own = itemsOf(root.spans, around)
  const children = itemsOf(spans, around)
  // Facts of the trace, such as its data, are the root span's attributes and no context of the page's.
  const context = { ...contextOf(event, head), contexts: {} }
  return {
    envelopes: toSpansEnvelope([...own.items, ...children.items], {
      head: withSdk(event, head),
      context,
    }),
    refused: [...own.refused.map(ofRoot), ...refused, ...children.refused],
  }
}

function rootOf(value: Record<string, unknown>): Record<string, unknown> {
  const trace =
    isRecord(value.contexts) && isRecord(value.contexts.trace) ? value.contexts.trace : {}
  return {
    ...trace,
    name: value.transaction,
    start_timestamp: value.start_timestamp,
    timestamp: value.timestamp,
    measurements: value.measurements,
  }
}

function ofRoot() {
  return unsupported('transaction', 'Seismo keeps page views, requests and vitals of a trace')
}
