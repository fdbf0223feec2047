import type { Client } from './api.ts'

type ErrorHandler = (error: unknown, instance: unknown, info: string) => void

interface App {
  config: { errorHandler?: ErrorHandler | null | undefined }
}

interface Router {
  afterEach: (moved: (to: { matched: { path: string }[] }) => void) => unknown
}

/** `app.use(seismoVue(client, { router }))`: errors with their component, views by their route. */
export function seismoVue(client: Client, { router }: { router?: Router } = {}) {
  return {
    install({ config }: App): void {
      const before = config.errorHandler
      config.errorHandler = (error, instance, info) => {
        const vue = { component: nameOf(instance), hook: info }
        client.captureError(error, { contexts: { vue } })
        if (before) before(error, instance, info)
        // eslint-disable-next-line no-console -- what Vue does by itself where nobody handles errors
        else console.error(error)
      }
      router?.afterEach(({ matched }) => client.setRoute(matched[matched.length - 1]?.path))
    },
  }
}

function nameOf(instance: unknown): string {
  // as: of a component's public instance, what names it; null outside of any.
  const { $options } = Object(instance) as { $options?: { name?: string; __name?: string } }
  return $options?.name ?? $options?.__name ?? ''
}
