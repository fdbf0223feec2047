import { toTraceParent } from './traceparent.ts'
import type { Tracing } from './tracing.ts'

/** `fetch` with a span for each request and its `traceparent`. The path is left out: webhooks have their secret there. */
export function tracedFetch(tracing: Tracing, fetch: typeof globalThis.fetch): typeof fetch {
  if (!tracing.isOn) return fetch
  return (input, init) => {
    const { method, url, headers } = aboutOf(input, init)
    const attributes = { 'http.request.method': method, 'server.address': url.hostname }
    return tracing.span({ name: method, kind: 'client', attributes }, async (span) => {
      const current = tracing.current()
      if (current) headers.set('traceparent', toTraceParent(current))
      const answer = await fetch(input, { ...init, headers })
      span.set({ 'http.response.status_code': answer.status })
      return answer
    })
  }
}

function aboutOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined) {
  const request = input instanceof Request ? input : undefined
  return {
    method: init?.method ?? request?.method ?? 'GET',
    url: new URL(input instanceof Request ? input.url : input),
    headers: new Headers(init?.headers ?? request?.headers),
  }
}
