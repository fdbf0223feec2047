import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { Context, Envelope, Item } from '../envelope.ts'
import type { Head } from './head.ts'
import { isPageView, pageOf, pageViewOf, type Page } from './page-of-spans.ts'
import { unsupported, type Refusal } from '../foreign/refusal.ts'
import { toEnvelope, type Part } from './part.ts'
import { isRecord } from '../foreign/read-json.ts'
import { requestOf } from './request-of-span.ts'
import { textOf, toSpan, type Span } from './span.ts'
import { MAX_ITEM_CHARS } from '../foreign/too-large.ts'
import { vitalsOf } from './vitals-of-span.ts'

/** `span`: streamed ones come as a list, older ones alone. */
export function readSpans(value: Record<string, unknown>, head: Head): Part {
  const given = Array.isArray(value.items) ? (value.items as unknown[]) : [value] // members are unknown
  const { spans, refused } = sortOut(given, head.trace.traceId)
  const read = itemsOf(spans, { head, page: pageOf(spans), referrer: '' })
  const [first] = spans
  const envelopes = first
    ? toSpansEnvelope(read.items, { head, context: contextOf(first, head) })
    : []
  return { envelopes, refused: [...refused, ...read.refused] }
}

/** Those that are spans, and why the others are none. */
export function sortOut(given: readonly unknown[], traceId: string) {
  const spans: Span[] = []
  const refused: Refusal[] = []
  for (const candidate of given) {
    const judged = isRecord(candidate) ? judge(candidate, traceId) : invalid('expected an object')
    if ('reason' in judged) refused.push(judged)
    else spans.push(judged)
  }
  return { spans, refused }
}

function judge(candidate: Record<string, unknown>, traceId: string): Span | Refusal {
  if (JSON.stringify(candidate).length > MAX_ITEM_CHARS)
    return { kind: 'span', reason: 'too-large', detail: `more than ${MAX_ITEM_CHARS} characters` }
  const span = toSpan(candidate, traceId)
  return typeof span === 'string' ? invalid(span) : span
}

function invalid(detail: string): Refusal {
  return { kind: 'span', reason: 'invalid', detail }
}

interface Around {
  head: Head
  page: Page
  referrer: string
}

/** Requests, page views and vitals; a span that is none of them is refused. */
export function itemsOf(spans: readonly Span[], around: Around) {
  const items: Item[] = []
  const refused: Refusal[] = []
  for (const span of spans) {
    const own = ownItems(span, around)
    items.push(...own)
    if (own.length === 0) refused.push(unsupported('span', `Seismo keeps no ${span.op} spans`))
  }
  return { items, refused }
}

function ownItems(span: Span, { head, page, referrer }: Around): Item[] {
  const base = { pageViewId: span.traceId, ...page, weight: head.weight }
  const idOf = (what: string) => toUuid(hash128(`${span.traceId}/${span.id}/${what}`))
  const request = requestOf(span)
  return [
    ...(isPageView(span)
      ? [{ ...base, id: idOf('view'), at: span.at, ...pageViewOf(span, referrer) }]
      : []),
    ...(request ? [{ ...base, id: idOf('request'), at: span.at, ...request }] : []),
    ...vitalsOf(span).map((vital) => ({
      ...base,
      id: idOf(vital.name),
      at: span.endedAt,
      ...vital,
    })),
  ]
}

interface Owner {
  head: Head
  context: Partial<Context>
}

/** None for no items. Its id is made from theirs, so a batch that is sent again is the same batch. */
export function toSpansEnvelope(items: Item[], { head, context }: Owner): Envelope[] {
  if (items.length === 0) return []
  const id = hash128(items.map((item) => item.id).join('\n'))
  return [toEnvelope(head, { id, context, items })]
}

function contextOf({ traceId, attributes }: Span, { trace }: Head): Partial<Context> {
  return {
    sessionId: traceId,
    release: trace.release || textOf(attributes, 200, 'sentry.release'),
    environment: trace.environment || textOf(attributes, 200, 'sentry.environment'),
    userId: textOf(attributes, 200, 'user.id'),
  }
}
