import type { Client } from './api.ts'

interface RouteSnapshot {
  routeConfig: { path?: string | undefined } | null
  firstChild: RouteSnapshot | null
}

interface Router {
  events: { subscribe: (next: (event: unknown) => void) => { unsubscribe: () => void } }
  routerState: { snapshot: { root: RouteSnapshot } }
}

/** `{ provide: ErrorHandler, useValue: seismoErrorHandler(client) }` */
export function seismoErrorHandler(client: Client) {
  return {
    handleError(error: unknown): void {
      outsideZones(() => client.captureError(unwrapped(error)))
      // eslint-disable-next-line no-console -- what Angular's own handler does
      console.error('ERROR', error)
    },
  }
}

/** Names views by the route's template. Answers how to stop. */
export function seismoRoutes(client: Client, router: Router): () => void {
  const subscription = router.events.subscribe((event) => {
    // NavigationEnd, by the property that only it has at the end of a move.
    if (!('urlAfterRedirects' in Object(event)) || 'state' in Object(event)) return
    outsideZones(() => client.setRoute(templateOf(router.routerState.snapshot.root)))
  })
  return () => subscription.unsubscribe()
}

function templateOf(root: RouteSnapshot): string {
  const parts: string[] = []
  for (let route: RouteSnapshot | null = root; route; route = route.firstChild)
    if (route.routeConfig?.path) parts.push(route.routeConfig.path)
  return `/${parts.join('/')}`
}

/** A rejection and Angular's own wrapper carry the error that happened. */
function unwrapped(error: unknown): unknown {
  // as: any value may have these, and one that has none is what happened.
  const { rejection, ngOriginalError } = Object(error) as Record<string, unknown>
  return rejection ?? ngOriginalError ?? error
}

/** A timer of ours inside Angular's zone would have the whole app checked for changes. */
function outsideZones(run: () => void): void {
  const { Zone } = globalThis as { Zone?: { root: { run: (run: () => void) => void } } }
  if (Zone) Zone.root.run(run)
  else run()
}
