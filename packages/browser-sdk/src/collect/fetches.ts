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
    // By its method: under zone.js the global `Promise` is not the browser's.
    if (!settle || !isThenable(result)) return result
    // The page gets the derived promise: a handler on `result` itself would mark it handled and
    // silence the page's own `unhandledrejection` where it forgot to catch.
    return result.then(
      (response: Response) => {
        attempt(() => settle(/^op/.test(response.type) ? 'opaque' : 'load', response.status))
        return response
      },
      (reason: unknown) => {
        attempt(() => {
          // By the signal, as `abort(reason)` rejects with any value the page likes.
          const { aborted, reason: cause } = init?.signal ??
            input.signal ?? { aborted: false, reason }
          const { name } = Object(aborted ? cause : reason) as Error
          const why = aborted ? 'abort' : 'error'
          settle(name === 'TimeoutError' ? 'timeout' : why, 0)
        })
        throw reason
      },
    )
  })
}

function isThenable(value: unknown): value is Promise<Response> {
  return typeof (Object(value) as Promise<Response>).then === 'function'
}
