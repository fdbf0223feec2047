import type { ErrorItem, Item, PageViewItem, RequestItem } from '../envelope.ts'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import { MAX_MS } from '../foreign/bounded.ts'
import { isRecord } from '../foreign/read-json.ts'
import { unsupported, type Refusal } from '../foreign/refusal.ts'
import { cut } from '../well-formed.ts'
import { attributesOf, type Attributes } from './attributes.ts'
import { msOf, numberAt, recordsIn, textAt } from './fields.ts'
import { thrownOf, type Thrown } from './thrown.ts'

/** Where a span happened, and what its items' ids begin with. */
export interface SpanPlace {
  id: string
  receivedAt: number
  page: { pageViewId: string; url: string; route: string }
}

const MAX_EVENTS = 50

/** What a span tells, and nothing where Seismo has no place for it. */
export function itemsOfSpan(span: Record<string, unknown>, place: SpanPlace): Item[] {
  const attributes = attributesOf(span.attributes)
  const at = msOf(span.startTimeUnixNano) ?? place.receivedAt
  const base = (part: string) => ({
    id: toUuid(hash128(`${place.id}/${part}`)),
    ...{ at, ...place.page, weight: 1 },
  })
  const own = requestOf(span, attributes, at) ?? pageViewOf(span, attributes)
  const errors = recordsIn(span.events)
    .slice(0, MAX_EVENTS)
    .flatMap((event, index): ErrorItem[] => {
      const error = errorOf(event, span)
      const when = msOf(event.timeUnixNano) ?? at
      return error ? [{ ...base(`event/${index}`), at: when, firstAt: when, ...error }] : []
    })
  return own ? [{ ...base(''), ...own }, ...errors] : errors
}

/** The events of a span that `itemsOfSpan` has no item for, each by itself. */
export function unkeptEvents({ events = [] }: Span): Refusal[] {
  const refusal = (reason: Refusal['reason'], detail: string) => [{ kind: 'event', reason, detail }]
  if (!Array.isArray(events)) return refusal('invalid', 'events: expected a list')
  let seen = 0
  // as: the members of an array are unknown.
  return (events as unknown[]).flatMap((event) => {
    if (!isRecord(event)) return refusal('invalid', 'expected an object')
    seen += 1
    if (seen > MAX_EVENTS) return refusal('too-large', `more than ${MAX_EVENTS} events a span`)
    return event.name === 'exception' ? [] : [unsupported('event')]
  })
}

type Shared = 'id' | 'at' | 'pageViewId' | 'url' | 'route' | 'weight'
type Span = Record<string, unknown>
type PageView = Omit<PageViewItem, Shared> & Partial<Pick<PageViewItem, 'url'>>

/** OTLP's JSON says a number, some of its writers the name. */
const isClient = (kind: unknown) => kind === 3 || kind === 'SPAN_KIND_CLIENT'

function requestOf(
  span: Span,
  attributes: Attributes,
  at: number,
): Omit<RequestItem, Shared> | undefined {
  const method = textAt(attributes, 20, 'http.request.method', 'http.method')
  if (!isClient(span.kind) || method === '') return undefined
  const status = statusOf(attributes)
  const { message } = toStatus(span.status)
  return {
    ...{ is: 'request', via: viaOf(span), method: method.toUpperCase(), status },
    target: textAt(attributes, 2_048, 'url.full', 'http.url'),
    outcome: outcomeOf(status, span, `${message} ${textAt(attributes, 200, 'error.type')}`),
    durationMs: Math.min(MAX_MS, Math.max(0, (msOf(span.endTimeUnixNano) ?? at) - at)),
    ...{ operation: '', traceId: traceIdOf(span) },
  }
}

function viaOf({ scope }: Span): string {
  return typeof scope === 'string' && scope.includes('xml-http-request') ? 'xhr' : 'fetch'
}

function statusOf(attributes: Attributes): number {
  const status = numberAt(attributes, 'http.response.status_code', 'http.status_code') ?? 0
  return Number.isInteger(status) && status >= 100 && status <= 999 ? status : 0
}

const FAILED = new Set<unknown>([2, 'STATUS_CODE_ERROR'])

function outcomeOf(status: number, span: Span, why: string): RequestItem['outcome'] {
  if (status > 0) return status >= 400 ? 'http-error' : 'ok'
  if (/abort/i.test(why)) return 'aborted'
  if (/timeout/i.test(why)) return 'timeout'
  return FAILED.has(toStatus(span.status).code) ? 'network-error' : 'opaque'
}

function toStatus(given: unknown): { code: unknown; message: string } {
  const [status = {}] = recordsIn([given])
  return {
    code: status.code,
    message: typeof status.message === 'string' ? cut(status.message, 200) : '',
  }
}

function pageViewOf(span: Span, attributes: Attributes): PageView | undefined {
  if (span.name !== 'documentLoad') return undefined
  const url = textAt(attributes, 2_048, 'url.full', 'http.url', 'location.href')
  const traceId = traceIdOf(span)
  return {
    ...(url !== '' && { url }),
    is: 'pageview',
    navigationType: 'navigate',
    referrer: '',
    traceId,
  }
}

export function traceIdOf({ traceId }: Span): string {
  return typeof traceId === 'string' ? cut(traceId.toLowerCase(), 32) : ''
}

function errorOf({ name, attributes: given }: Span, span: Span): Thrown | undefined {
  if (name !== 'exception') return undefined
  const contexts = { trace: { trace_id: traceIdOf(span) } }
  return { level: 'error', contexts, ...thrownOf(attributesOf(given)) }
}
