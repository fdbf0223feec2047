import { attempt, guard } from '../browser/guard.ts'
import type { Stop } from '../browser/listen.ts'
import { patch } from '../browser/patch.ts'
import type { RequestItem } from '../wire.ts'
import type { Emit } from './emit.ts'
import { beginRequest } from './request.ts'

type Settled = { status: number } | { reason: unknown }

export function collectFetches(emit: Emit<RequestItem>, page: Window): Stop {
  return patch(page, 'fetch', (original) => {
    return function (this: unknown, ...args) {
      const settle = attempt(() => watch(emit, args, page), undefined)
      const result = original.apply(this, args)
      if (!settle || !(result instanceof Promise)) return result
      // as: what a promise of `fetch` resolves to.
      return observe(result as Promise<Response>, settle)
    }
  })
}

/**
 * The page gets the derived promise: a handler on `result` itself would mark it handled and silence
 * the page's own `unhandledrejection` where it forgot to catch.
 */
function observe(result: Promise<Response>, settle: (settled: Settled) => void): Promise<Response> {
  return result.then(
    (response) => {
      settle(response)
      return response
    },
    (reason: unknown) => {
      settle({ reason })
      throw reason
    },
  )
}

function watch(emit: Emit<RequestItem>, [input, init]: unknown[], page: Window) {
  // as: like `fetch` itself, read what is there on whatever the page passed; a text has none of it.
  const request = Object(input) as Partial<Request>
  const options = Object(init) as RequestInit
  const signal = options.signal ?? request.signal
  const call = {
    via: 'fetch',
    method: options.method ?? request.method ?? 'GET',
    target: request.url ?? input,
  } as const
  const settle = beginRequest(emit, call, page)
  return guard((settled: Settled) => {
    if ('reason' in settled) settle(outcomeOf(settled.reason, signal), 0)
    // An opaque answer has status 0 and tells nothing, so it is no failure.
    else if (settled.status >= 400) settle('http-error', settled.status)
  })
}

function outcomeOf(reason: unknown, signal: AbortSignal | undefined): RequestItem['outcome'] {
  const name = reason instanceof DOMException && reason.name
  if (name === 'TimeoutError') return 'timeout'
  // `abort(reason)` rejects with any value the page likes.
  return name === 'AbortError' || signal?.aborted ? 'aborted' : 'network-error'
}
