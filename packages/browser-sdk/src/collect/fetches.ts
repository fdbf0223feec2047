import { attempt } from '../browser/guard.ts'
import { patch } from '../browser/patch.ts'
import type { Host } from '../host.ts'
import { toCall } from './call.ts'

export function collectFetches(host: Host): void {
  patch(host.signal, self, 'fetch', (original, page, args) => {
    // as: like `fetch` itself, read what is there on whatever the page passed; a text has none of it.
    const [input, init] = args.map(Object) as [Partial<Request>, RequestInit | undefined]
    const settle = attempt(() => {
      const call = toCall('fetch', init?.method ?? input.method, input.url ?? args[0])
      call.args = args
      return host.begin(call)
    })
    const result = Reflect.apply(original, page, args)
    // By its name: under zone.js the global `Promise` is not the browser's.
    if (!settle || !isPromise(result)) return result
    // The page gets the derived promise: a handler on `result` itself would mark it handled and
    // silence the page's own `unhandledrejection` where it forgot to catch.
    return result.then(
      (response: Response) => {
        attempt(() =>
          settle(/^op/.test(response.type) ? 'opaque' : 'load', response.status, response),
        )
        return response
      },
      (reason: unknown) => {
        attempt(() => {
          // By the signal, as `abort(reason)` rejects with any value the page likes.
          const signal = init?.signal ?? input.signal
          const why = signal?.aborted ? 'abort' : 'error'
          const { name } = Object(signal?.aborted ? signal.reason : reason) as Error
          settle(name === 'TimeoutError' ? 'timeout' : why, 0)
        })
        throw reason
      },
    )
  })
}

function isPromise(value: unknown): value is Promise<Response> {
  return (Object(value) as Promise<Response>)[Symbol.toStringTag] === 'Promise'
}
