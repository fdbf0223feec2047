import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { traceRequest, SPANS } from '../../packages/ingest/src/wire/otlp/messages.ts'
import { readRequest } from '../../packages/ingest/src/wire/otlp/read-request.ts'
import { toJaegerTrace, type OtlpGroup } from './jaeger-trace.ts'

/** Traces are kept in the order of their first span; the oldest go. */
const MOST_TRACES = 5_000
const MOST_BODY_BYTES = 16 * 1024 * 1024

export interface Jaeger {
  /** Of the query API, as SEISMO_JAEGER_URL wants it. */
  url: string
  /** Where OTLP/HTTP exporters send spans to, JSON or protobuf. */
  otlpUrl: string
  traceIds: () => string[]
  /** Resolves once it has the trace, with so many spans. */
  has: (traceId: string, spans?: number) => Promise<void>
  close: () => Promise<void>
}

/**
 * What Jaeger is to Seismo, without Jaeger: OTLP in, the documented JSON of its query API out
 * (`/api/traces/{id}`, `/api/v3/traces/{id}`, `/api/services`). See docs/traces.md on what this shows.
 */
export async function startJaeger({ port = 0 } = {}): Promise<Jaeger> {
  const traces = new Map<string, OtlpGroup[]>()
  const waiting = new Set<() => void>()

  function keep(traceId: string, group: OtlpGroup): void {
    const groups = traces.get(traceId) ?? []
    groups.push(group)
    traces.set(traceId, groups)
    if (traces.size <= MOST_TRACES) return
    const [oldest] = traces.keys()
    if (oldest !== undefined) traces.delete(oldest)
  }

  const server = createServer((request, response) => void answer(request, response))
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://jaeger')
    if (request.method === 'POST' && pathname === '/v1/traces') {
      await take(request, response, keep)
      for (const look of waiting) look()
      return
    }
    const [, version, id] = /^\/api\/(v3\/)?traces\/(\w+)$/.exec(pathname) ?? []
    if (id !== undefined) {
      const groups = traces.get(id.toLowerCase().padStart(32, '0'))
      const { status, body } = version ? answerV3(groups) : answerV1(groups)
      json(response, status, body)
      return
    }
    if (pathname === '/api/services') {
      json(response, 200, listed(servicesOf(traces)))
      return
    }
    // As Go's router says it.
    response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n')
  }

  const listening = Promise.withResolvers<undefined>()
  server.on('error', listening.reject)
  server.listen(port, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  const { port: own } = server.address() as AddressInfo // a TCP server has one once it listens
  const url = `http://127.0.0.1:${own}`

  return {
    url,
    otlpUrl: `${url}/v1/traces`,
    traceIds: () => [...traces.keys()],
    has: (traceId, spans = 1) => {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const look = () => {
        const found = traces.get(traceId)?.reduce((sum, group) => sum + group.spans.length, 0)
        if ((found ?? 0) < spans) return
        waiting.delete(look)
        resolve(undefined)
      }
      waiting.add(look)
      look()
      return promise
    },
    close: async () => {
      const closed = Promise.withResolvers<undefined>()
      server.close(() => closed.resolve(undefined))
      server.closeAllConnections()
      await closed.promise
    },
  }
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  keep: (traceId: string, group: OtlpGroup) => void,
): Promise<void> {
  const body = await bodyOf(request)
  if (!body) {
    json(response, 413, {})
    return
  }
  const contentType = request.headers['content-type'] ?? ''
  const read = readRequest(body, { contentType, groups: SPANS.groups, message: traceRequest })
  if (read.is === 'invalid') {
    json(response, 400, { message: read.detail })
    return
  }
  // as: a broken span is of no trace and left out below.
  const parts = (read.groups as OtlpGroup[]).flatMap(({ resource, scopeSpans = [] }) =>
    scopeSpans.flatMap(({ scope, spans = [] }) =>
      spans.map((span) => ({ resource, scope, spans: [span], traceId: span.traceId })),
    ),
  )
  for (const { traceId, ...part } of parts)
    if (typeof traceId === 'string') keep(traceId.toLowerCase(), part)
  json(response, 200, {})
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const buffer = chunk as Buffer // no encoding is set: buffers
    bytes += buffer.length
    if (bytes > MOST_BODY_BYTES) return undefined
    chunks.push(buffer)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function answerV1(groups: OtlpGroup[] | undefined) {
  const none = { data: null, errors: [{ code: 404, msg: 'trace not found' }] }
  if (!groups) return { status: 404, body: { ...listed([]), ...none } }
  return { status: 200, body: listed([toJaegerTrace(groups)]) }
}

function answerV3(groups: OtlpGroup[] | undefined) {
  const error = { httpCode: 404, message: 'No traces found' }
  if (!groups) return { status: 404, body: { error } }
  const resourceSpans = groups.map(({ resource, scope, spans }) => ({
    resource,
    scopeSpans: [{ scope, spans }],
  }))
  return { status: 200, body: { result: { resourceSpans } } }
}

/** Around every answer of the first API. */
function listed(data: unknown[]) {
  return { data, total: data.length, limit: 0, offset: 0, errors: null }
}

function servicesOf(traces: ReadonlyMap<string, OtlpGroup[]>): string[] {
  const names = [...traces.values()]
    .flat()
    .map(({ resource }) => resource?.attributes?.find(({ key }) => key === 'service.name'))
    .flatMap((named) => named?.value.stringValue ?? [])
  return [...new Set(names)].sort()
}

function json(response: ServerResponse, status: number, body: unknown): undefined {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
