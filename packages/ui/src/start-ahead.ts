import type { QueryClient } from '@tanstack/react-query'
import type { AnyRoute, RegisteredRouter } from '@tanstack/react-router'
import { sessionQuery } from './api/session.ts'

/** Of the routes' loaders, which only start queries, this is what they read. */
type Loader = (given: { context: object; params: object; deps: unknown }) => void

/**
 * Asks at once for what the first address needs: who it is, the code of its page and what is on it.
 * The router asks for one after the other, as it must not show anything to whoever is not logged in.
 */
export function startAhead(router: RegisteredRouter, queryClient: QueryClient): void {
  const { pathname, search } = router.latestLocation
  const matches = router.matchRoutes(pathname, search)
  if (!matches.some(({ routeId }) => routeId === '/authed')) return
  quietly(askWhoItIs(router, queryClient))
  for (const { routeId, params, loaderDeps } of matches) {
    const route: AnyRoute = router.routesById[routeId]
    quietly(router.loadRouteChunk(route))
    const loader = route.options.loader as Loader | undefined // as: of any route
    loader?.({ context: { queryClient }, params, deps: loaderDeps })
  }
}

/** The routes have begun with what was kept, where something was. */
async function askWhoItIs(router: RegisteredRouter, queryClient: QueryClient): Promise<void> {
  const kept = queryClient.getQueryData(sessionQuery().queryKey)
  const session = await queryClient.query(sessionQuery())
  // The same object where it says the same.
  if (kept !== undefined && session !== kept) await router.invalidate()
}

/** The page asks again and shows what fails. */
function quietly(ahead: Promise<unknown> | undefined): void {
  ahead?.catch(() => undefined)
}
