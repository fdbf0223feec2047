import type { Client } from './api.ts'

interface Failure {
  error: unknown
  event: { route: { id: string | null } }
  status: number
  message: string
}

/** SvelteKit: `export const handleError = seismoHandleError(client)` in `hooks.client`. */
export function seismoHandleError(client: Client) {
  return ({ error, event, status, message }: Failure): { message: string } => {
    const route = event.route.id ?? ''
    // A page that is not there is nobody's error.
    if (status !== 404) client.captureError(error, { contexts: { svelte: { status, route } } })
    return { message }
  }
}

/** SvelteKit: `afterNavigate(seismoRoutes(client))` in the root layout. */
export function seismoRoutes(client: Client) {
  return ({ to }: { to: { route: { id: string | null } } | null }): void =>
    client.setRoute(to?.route.id ?? undefined)
}

/** `<svelte:boundary onerror={seismoBoundary(client)}>` */
export function seismoBoundary(client: Client) {
  return (error: unknown): void => client.captureError(error)
}
