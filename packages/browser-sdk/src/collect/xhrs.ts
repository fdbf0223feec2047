import { guard } from '../browser/guard.ts'
import { listen, stopAll, type Stop } from '../browser/listen.ts'
import { patch } from '../browser/patch.ts'
import type { RequestItem } from '../wire.ts'
import type { Emit } from './emit.ts'
import { beginRequest } from './request.ts'

const OUTCOMES = [
  ['load', 'http-error'],
  ['error', 'network-error'],
  ['abort', 'aborted'],
  ['timeout', 'timeout'],
] as const

/** Of the two methods only `open` is patched: events tell the rest. */
export function collectXhrs(emit: Emit<RequestItem>, page: Window & typeof globalThis): Stop {
  const watched = new WeakMap<XMLHttpRequest, Stop>()
  const watch = guard((xhr: XMLHttpRequest, [method, target]: unknown[]) => {
    // A page may open one object again and again.
    watched.get(xhr)?.()
    const settle = beginRequest(emit, { via: 'xhr', method, target }, page)
    const stops = OUTCOMES.map(([type, outcome]) =>
      listen(xhr, type, () => {
        if (type !== 'load' || xhr.status >= 400) settle(outcome, xhr.status)
      }),
    )
    watched.set(xhr, stopAll(stops))
  })
  return patch(page.XMLHttpRequest.prototype, 'open', (original) => {
    return function (this: unknown, ...args) {
      // as: on anything else listening fails, within the guard, and then the original throws.
      watch(this as XMLHttpRequest, args)
      return original.apply(this, args)
    }
  })
}
