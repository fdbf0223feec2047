import { randomId } from '../browser/random-id.ts'
import type { Call, Feature } from '../host.ts'

const HEADER = 'traceparent'

/**
 * Joins requests to `propagateTo` with their trace on the server (W3C Trace Context), and tells
 * GraphQL requests apart by the operation's name.
 */
export const tracing: Feature = (host) => {
  const { begin, options } = host
  host.begin = (call) => {
    const isAt = (places: readonly (string | RegExp)[] = []) =>
      places.some((place) =>
        typeof place === 'string' ? call.address.includes(place) : call.address.search(place) >= 0,
      )
    if (isAt(options.graphql)) call.known.operation = operationOf(call)
    if (isAt(options.propagateTo)) call.known.traceId = propagate(call)
    const settle = begin(call)
    return (outcome, status, answer) => {
      // A server that did not go on with the page's trace says so.
      call.known.traceId = toldBy(call, answer) ?? call.known.traceId
      settle(outcome, status)
    }
  }
}

/** The trace that an answer names, where its headers may be read: another origin has to expose them. */
function toldBy({ xhr }: Call, answer?: Response): string | undefined {
  // All of them: to ask for one that is not exposed makes browsers complain.
  const headers = xhr ? xhr.getAllResponseHeaders() : Array.from(answer?.headers ?? []).join('\n')
  return /^(?:traceresponse\W+..-|x-trace-id\W+)(\w{16,32})\b/im.exec(headers)?.[1]
}

function propagate({ args = [], xhr }: Call): string | undefined {
  const traceId = randomId()
  const value = `00-${traceId}-${randomId().slice(16)}-01`
  if (xhr) xhr.setRequestHeader(HEADER, value)
  else {
    // as: what `fetch` takes.
    const [input, init] = args as [Request, RequestInit | undefined]
    const headers = new Headers(init?.headers ?? input.headers)
    const given = headers.get(HEADER)
    // The page's own trace goes on.
    if (given) return given.split('-')[1]
    headers.set(HEADER, value)
    args[1] = { ...init, headers }
  }
  return traceId
}

function operationOf({ args = [] }: Call): string | undefined {
  // as: what `fetch` takes; a body that is no text tells nothing.
  const { body } = Object(args[1]) as RequestInit
  const names = /"operationName":\s*"(\w+)|\b(?:query|mutation|subscription)\s+(\w+)/
  return typeof body === 'string' ? names.exec(body)?.slice(1).find(Boolean) : undefined
}
