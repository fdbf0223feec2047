import { MAX_MS } from '../foreign/bounded.ts'
import { cut } from '../well-formed.ts'
import type { RequestItem, Timing } from '../envelope.ts'
import { numberOf, textOf, type Attributes, type Span } from './span.ts'

type Own = Pick<
  RequestItem,
  'is' | 'via' | 'method' | 'target' | 'status' | 'outcome' | 'durationMs' | 'operation' | 'traceId'
> & { timing?: Timing }

/** A request the page made, if the span is one. */
export function requestOf(span: Span): Own | undefined {
  if (span.op !== 'http' && !span.op.startsWith('http.client')) return undefined
  const { attributes } = span
  const [verb = '', described = ''] = span.name.split(' ', 2)
  const status = statusOf(attributes)
  const timing = timingOf(span)
  return {
    is: 'request',
    via: textOf(attributes, 10, 'type') === 'xhr' ? 'xhr' : 'fetch',
    method: textOf(attributes, 20, 'http.request.method', 'http.method', 'method') || cut(verb, 20),
    target: textOf(attributes, 2_048, 'url.full', 'http.url', 'url') || described,
    status,
    outcome: outcomeOf(span, status),
    durationMs: Math.min(MAX_MS, Math.max(0, span.endedAt - span.at)),
    ...{ operation: '', traceId: span.traceId },
    ...(timing && { timing }),
  }
}

function statusOf(attributes: Attributes): number {
  const status = numberOf(attributes, 'http.response.status_code', 'http.status_code') ?? 0
  return Number.isInteger(status) && status >= 100 && status <= 999 ? status : 0
}

/** Without an answer the span's status says why; `ok` is one the browser keeps to itself. */
function outcomeOf({ status: state, attributes }: Span, status: number): RequestItem['outcome'] {
  if (status > 0) return status >= 400 ? 'http-error' : 'ok'
  const why = textOf(attributes, 40, 'sentry.status.message') || state
  if (why === 'cancelled') return 'aborted'
  if (why === 'deadline_exceeded') return 'timeout'
  return why === 'ok' || why === '' ? 'opaque' : 'network-error'
}

/** Resource Timing, in seconds since the epoch; zeros where another origin keeps them to itself. */
function timingOf({ at, attributes }: Span): Timing | undefined {
  const mark = (name: string) => (numberOf(attributes, `http.request.${name}`) ?? 0) * 1_000
  const between = (from: number, to: number) =>
    from > 0 && to > 0 ? Math.min(MAX_MS, Math.max(0, to - from)) : 0
  if (mark('response_end') === 0) return undefined
  return {
    waitMs: between(at, mark('fetch_start')),
    dnsMs: between(mark('domain_lookup_start'), mark('domain_lookup_end')),
    connectMs: between(mark('connect_start'), mark('connection_end') || mark('connect_end')),
    serverMs: between(mark('request_start'), mark('response_start')),
    downloadMs: between(mark('response_start'), mark('response_end')),
    transferBytes: bytesOf(attributes, 'http.response.size', 'http.response_transfer_size'),
    bodyBytes: bytesOf(attributes, 'http.response.body.size', 'http.response_content_length'),
    protocol: protocolOf(attributes),
    server: [],
  }
}

function bytesOf(attributes: Attributes, ...keys: string[]): number {
  return Math.min(1e15, Math.max(0, numberOf(attributes, ...keys) ?? 0))
}

/** The ALPN id again, which Sentry's clients take apart. */
function protocolOf(attributes: Attributes): string {
  const version = textOf(attributes, 20, 'network.protocol.version')
  const name = textOf(attributes, 20, 'network.protocol.name')
  if (name !== 'http') return name
  return version.startsWith('1') ? `http/${version}` : `h${version}`
}
