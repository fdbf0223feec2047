import './styles/layers.css'
import './styles/tokens.css'
import './styles/base.css'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/client.ts'
import { keepOnLeaving, restoreKept } from './api/kept.ts'
import { createShortcuts } from './hooks/shortcuts.ts'
import { readStored } from './hooks/stored-options.ts'
import { listenForShortcuts, ShortcutsContext } from './hooks/use-shortcuts.ts'
import { routeTree } from './routes.tsx'
import { parseQueryString, toQueryString } from './search/query-string.ts'
import { startAhead } from './start-ahead.ts'
import { createToasts, ToastsContext } from './ui/toasts.ts'

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: toLoginIfExpired }),
  mutationCache: new MutationCache({ onError: toLoginIfExpired }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; only an unreachable or failing service is asked again.
      retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.status > 0),
    },
  },
})

const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch: parseQueryString,
  stringifySearch: toQueryString,
  defaultPreload: 'intent',
  defaultPreloadDelay: 60,
  // The query cache knows what is fresh; the router keeps nothing of its own.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

restoreKept(queryClient)
keepOnLeaving(queryClient)
startAhead(router, queryClient)

const shortcuts = createShortcuts(() => readStored('shortcuts') !== 'off')
listenForShortcuts(shortcuts)

const container = document.getElementById('root')
if (container === null) throw new Error('index.html has no #root')

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ShortcutsContext value={shortcuts}>
        <ToastsContext value={createToasts()}>
          <RouterProvider router={router} />
        </ToastsContext>
      </ShortcutsContext>
    </QueryClientProvider>
  </StrictMode>,
)

/** A session that ends in the middle of work: log in again and come back to the same place. */
function toLoginIfExpired(error: Error): void {
  if (!(error instanceof ApiError) || error.status !== 401) return
  const { href, pathname } = router.state.location
  if (pathname === '/login') return
  queryClient.removeQueries({ queryKey: ['session'] })
  void router.navigate({ to: '/login', search: { next: href }, replace: true })
}
