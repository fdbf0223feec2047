import type { RequestItem, Timing } from '../envelope.ts'
import { MAX_MS } from '../foreign/bounded.ts'
import { cut } from '../well-formed.ts'

type Own = Pick<
  RequestItem,
  'is' | 'via' | 'method' | 'target' | 'status' | 'outcome' | 'durationMs' | 'operation'
> & { timing: Timing }

const VIA = new Map<unknown, string>([
  ['fetch', 'fetch'],
  ['xmlhttprequest', 'xhr'],
])

/** A request by script, of a Resource Timing entry whose figures Faro writes as texts. */
export function requestOf(attributes: Record<string, unknown>): Own | undefined {
  const via = VIA.get(attributes.initiatorType)
  const { name } = attributes
  if (via === undefined || typeof name !== 'string' || name === '') return undefined
  const status = statusOf(attributes.responseStatus)
  return {
    ...{ is: 'request', via, target: cut(name, 2_048), status, outcome: outcomeOf(status) },
    // Resource Timing does not know the method.
    ...{ method: '', operation: '' },
    durationMs: figure(attributes.duration, MAX_MS),
    timing: timingOf(attributes),
  }
}

/** Another origin keeps its status to itself, and so does a request without an answer. */
function outcomeOf(status: number): RequestItem['outcome'] {
  if (status === 0) return 'opaque'
  return status >= 400 ? 'http-error' : 'ok'
}

function statusOf(given: unknown): number {
  const status = figure(given, 999)
  return Number.isInteger(status) && status >= 100 ? status : 0
}

function timingOf(attributes: Record<string, unknown>): Timing {
  const { protocol } = attributes
  return {
    waitMs: 0,
    dnsMs: figure(attributes.dnsLookupTime, MAX_MS),
    connectMs: figure(attributes.tcpHandshakeTime, MAX_MS),
    serverMs: figure(attributes.requestTime, MAX_MS),
    downloadMs: figure(attributes.responseTime, MAX_MS),
    transferBytes: figure(attributes.transferSize, 1e15),
    bodyBytes: figure(attributes.encodedBodySize, 1e15),
    protocol: typeof protocol === 'string' ? cut(protocol, 40) : '',
    server: [],
  }
}

/** Faro writes `unknown` for what the browser does not tell. */
function figure(given: unknown, most: number): number {
  const value = typeof given === 'string' && given.length < 40 ? Number(given) : given
  return typeof value === 'number' && value > 0 ? Math.min(most, value) : 0
}
