import { toAddress } from '../browser/address.ts'
import { listen, stopAll, type Stop } from '../browser/listen.ts'
import { isPrerendering } from '../browser/prerender.ts'
import type { NavigationType, PageViewItem } from '../wire.ts'
import type { Emit } from './emit.ts'
import { onRouteChange } from './route-changes.ts'

/** The visit of this page, its returns from the back/forward cache, and an app's moves within it. */
export function collectPageViews(emit: Emit<PageViewItem>, page: Window = window): Stop {
  const view = (navigationType: NavigationType, referrer = '') =>
    emit({ is: 'pageview', navigationType, ...(referrer && { referrer }) })

  const arrive = () => view(arrivalOf(page), toAddress(page.document.referrer))
  const stopWaiting = listen(page.document, 'prerenderingchange', arrive)
  if (!isPrerendering(page.document)) arrive()
  return stopAll([
    stopWaiting,
    listen(page, 'pageshow', ({ persisted }) => {
      if (persisted) view('back-forward-cache')
    }),
    onRouteChange(() => view('soft-navigation'), page),
  ])
}

function arrivalOf({ document, performance }: Window): NavigationType {
  const [entry] = performance.getEntriesByType('navigation')
  // as: the entry type asked for is the entry type given.
  const navigation = entry as
    (PerformanceNavigationTiming & { activationStart?: number }) | undefined
  if ('wasDiscarded' in document && document.wasDiscarded) return 'restore'
  if (navigation?.activationStart) return 'prerender'
  const type = navigation?.type ?? 'navigate'
  return type === 'back_forward' ? 'back-forward' : type
}
