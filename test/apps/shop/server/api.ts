import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ShopBackend } from '../backend/backend.ts'
import { aCall, type Answer } from '../backend/call.ts'
import { isRoute } from '../backend/routes.ts'
import type { Tracer } from '../backend/spans.ts'
import { parentOf, tellTrace } from '../backend/trace-headers.ts'
import { answerErrorPage, answerJson, readJson } from './answer.ts'
import type { Visitor } from './visitor.ts'

interface Asked {
  request: IncomingMessage
  response: ServerResponse
  visitor: Visitor
  url: URL
}

/** The proxy in front of the services: what they fail at, people see as its page. */
export function createApi(backend: ShopBackend, tracer: Tracer) {
  return async function answerApi({ request, response, visitor, url }: Asked): Promise<void> {
    const route = `${request.method ?? 'GET'} ${url.pathname}`
    if (!isRoute(route)) {
      answerErrorPage(response, 500)
      return
    }
    const span = tracer.start(route, {
      ...{ place: PROXY, kind: 'server', parent: parentOf(request) },
      attributes: { 'url.path': url.pathname, 'http.request.method': request.method ?? 'GET' },
    })
    const input = { ...Object.fromEntries(url.searchParams), ...(await bodyOf(request)) }
    const call = aCall({ visitor: visitor.id, input, parent: span.context })
    const answer = await backend.handle(route, call)
    span.set('http.response.status_code', answer.status)
    span.end(answer.status < 500 ? undefined : `status ${answer.status}`)
    tellTrace(response, span.context, call.spent)
    pass(response, answer)
  }
}

const PROXY = { service: 'proxy', zone: 'edge', instance: 'proxy-1' }

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  return request.method === 'POST' ? ((await readJson(request)) as Record<string, string>) : {} // as: our own page's forms
}

/** The cart is answered as it fails; for all else the proxy speaks. */
function pass(response: ServerResponse, { status, body }: Answer): void {
  if (status < 500 || (status === 503 && body !== undefined)) answerJson(response, body, status)
  else answerErrorPage(response, status)
}
