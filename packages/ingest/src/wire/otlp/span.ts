import type { ErrorItem, Item, PageViewItem, RequestItem } from '../envelope.ts'
import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import { MAX_MS } from '../foreign/bounded.ts'
import { cut } from '../well-formed.ts'
import { attributesOf, type Attributes } from './attributes.ts'
import { msOf, numberAt, recordsIn, textAt } from './fields.ts'

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
  const own = requestOf(span, attributes, at) ?? pageViewOf(span)
  const errors = recordsIn(span.events)
    .slice(0, MAX_EVENTS)
    .flatMap((event, index): ErrorItem[] => {
      const error = errorOf(event, span)
      const when = msOf(event.timeUnixNano) ?? at
      return error ? [{ ...base(`event/${index}`), at: when, firstAt: when, ...error }] : []
    })
  return own ? [{ ...base(''), ...own }, ...errors] : errors
}

type Shared = 'id' | 'at' | 'pageViewId' | 'url' | 'route' | 'weight'
type Span = Record<string, unknown>

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

function pageViewOf(span: Span): Omit<PageViewItem, Shared> | undefined {
  if (span.name !== 'documentLoad') return undefined
  const traceId = traceIdOf(span)
  return { is: 'pageview', navigationType: 'navigate', referrer: '', traceId }
}

function traceIdOf({ traceId }: Span): string {
  return typeof traceId === 'string' ? cut(traceId.toLowerCase(), 32) : ''
}

function errorOf(
  { name, attributes: given }: Span,
  span: Span,
): Omit<ErrorItem, Shared | 'firstAt'> | undefined {
  if (name !== 'exception') return undefined
  const attributes = attributesOf(given)
  const type = textAt(attributes, 200, 'exception.type') || 'Error'
  const message = textAt(attributes, 16_384, 'exception.message')
  const stack = textAt(attributes, 65_536, 'exception.stacktrace')
  return {
    ...{ is: 'error', mechanism: 'captured', level: 'error' },
    exceptions: [{ type, message, stack }],
    ...{ tags: {}, breadcrumbs: [], fingerprint: [], scripts: [], debugIds: {} },
    contexts: { trace: { trace_id: traceIdOf(span) } },
  }
}
