import { attempt, guard } from '../browser/guard.ts'
import { patch } from '../browser/patch.ts'
import type { Call, Host } from '../host.ts'
import { toCall } from './call.ts'

const ENDINGS = ['load', 'error', 'abort', 'timeout'] as const

/** Of the two methods only `open` is patched: events tell the rest. */
export function collectXhrs(host: Host): void {
  // A page may open one object again and again: only its last request ends with it.
  const latest = new WeakMap<object, Call>()

  patch(host.signal, XMLHttpRequest.prototype, 'open', (original, page, args) => {
    const result = Reflect.apply(original, page, args)
    attempt(() => {
      // as: the original has just taken them.
      const xhr = page as XMLHttpRequest
      const [method, target] = args as string[]
      const call = toCall('xhr', method, target)
      call.xhr = xhr
      latest.set(xhr, call)
      const settle = host.begin(call)
      for (const type of ENDINGS)
        xhr.addEventListener(
          type,
          guard(() => {
            if (latest.get(xhr) !== call) return
            latest.delete(xhr)
            settle(type, xhr.status)
          }),
          { once: true },
        )
    })
    return result
  })
}
