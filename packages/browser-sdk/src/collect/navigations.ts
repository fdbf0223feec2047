import { toAddress } from '../browser/address.ts'
import { guard } from '../browser/guard.ts'
import { patch } from '../browser/patch.ts'
import { randomId } from '../browser/random-id.ts'
import type { Feature } from '../host.ts'
import { emitSampled } from '../session/sampling.ts'
import type { NavigationType } from '../wire.ts'
import { traceIdOf } from './server-timing.ts'

/** The visit of this page, its returns from the back/forward cache, and an app's moves within it. */
export const navigations: Feature = (host) => {
  const begin = (navigationType: NavigationType) => {
    host.view = { id: randomId(), url: here() }
    if (navigationType !== 'soft-navigation') host.landing = host.view
    emitSampled(host, { is: 'pageview', navigationType })
  }
  const look = guard(() => {
    if (here() !== host.view.url) begin('soft-navigation')
  })

  host.landing = host.view
  host.view.url = here()
  emitSampled(host, { is: 'pageview', ...arrival() })
  host.on('pageshow', ({ persisted }) => {
    if (persisted) begin('back-forward-cache')
  })
  // as: lib.dom takes for granted what browsers before 2026 may lack.
  const { navigation } = self as Partial<Pick<Window, 'navigation'>>
  // The Navigation API tells every move without a patch of ours in the page.
  if (navigation) host.on('currententrychange', look, navigation)
  else {
    host.on('popstate', look)
    for (const name of ['pushState', 'replaceState'])
      patch(host.signal, History.prototype, name, (original, page, args) => {
        const result = Reflect.apply(original, page, args)
        look()
        return result
      })
  }
}

/** Not the query (a filter, a tab), and of the fragment only the path of a router: `#/path`. */
function here(): string {
  return toAddress(location) + String(/^#!?\/[^?]*/.exec(location.hash) ?? '')
}

function arrival() {
  // as: the entry type asked for is the entry type given, with what lib.dom does not know yet.
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    activationStart?: number
  })[]
  const { referrer, wasDiscarded, prerendering } = document as Document & {
    wasDiscarded?: boolean
    prerendering?: boolean
  }
  const { type = 'navigate', activationStart } = entry ?? {}
  const known = wasDiscarded ? 'restore' : type.replace('_', '-')
  return {
    navigationType: (prerendering || activationStart ? 'prerender' : known) as NavigationType,
    referrer: referrer ? toAddress(referrer) : undefined,
    traceId: traceIdOf(entry),
  }
}
