import { attempt, guard } from '../browser/guard.ts'
import { patch } from '../browser/patch.ts'
import { selectorOf } from '../browser/selector.ts'
import type { Feature } from '../host.ts'
import type { Breadcrumb } from '../wire.ts'

const MOST = 30
const MAX_TEXT = 200

/** What led to an error: clicks, moves, requests, what was written to the console. Sent with errors only. */
export const breadcrumbs: Feature = (host) => {
  const ring: Breadcrumb[] = []
  const add = guard((kind: Breadcrumb['kind'], text: string, level?: Breadcrumb['level']) => {
    if (ring.push({ at: Date.now(), kind, text: text.slice(0, MAX_TEXT), level }) > MOST)
      ring.shift()
  })
  const { begin, emit, pack, on, client, signal } = host

  client.breadcrumb = (text) => add('custom', text)
  on('click', ({ target }) => add('click', describe(target as Element)), self, true)
  host.begin = (call) => {
    const settle = begin(call)
    return (event, status) => {
      const outcome = event === 'error' && navigator.onLine === false ? 'offline' : event
      add('request', `${call.known.method ?? 'GET'} ${call.known.target} ${status || outcome}`)
      settle(outcome, status)
    }
  }
  host.emit = (item, call) => {
    if (item.is === 'pageview') add('navigation', host.view.url)
    emit(item, call)
  }
  for (const level of ['warn', 'error'] as const)
    patch(signal, console, level, (original, page, args) => {
      // Not every value can be made a text.
      attempt(() =>
        add('console', args.map(String).join(' '), level === 'warn' ? 'warning' : level),
      )
      return Reflect.apply(original, page, args)
    })
  host.pack = (envelope) => {
    if (envelope.items.some(({ is }) => is === 'error')) envelope.breadcrumbs = ring
    return pack(envelope)
  }
}

/** The element as a selector, and by the name a button or link bears; never what was typed into a field. */
function describe(element: Element): string {
  const named = element.closest('a,button,summary,[role=button]')
  const name = named?.ariaLabel ?? named?.textContent ?? ''
  return `${selectorOf(element)} ${name.trim().slice(0, 50)}`
}
