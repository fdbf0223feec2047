import type { AcceptDependencies } from './http/accept-dependencies.ts'
import { acceptRoutes } from './http/accept-routes.ts'
import { problemApp } from './http/problem-app.ts'
import type { ErrorLog } from './lib/error-log.ts'

interface EdgeDependencies extends AcceptDependencies {
  log: ErrorLog
  newId: () => string
  /** Brings `projects` up to date; throws where nothing could be kept. */
  refresh: () => Promise<void>
}

/** The way in alone: pages send here, people look at a service elsewhere. */
export function createEdgeApp(dependencies: EdgeDependencies) {
  const app = problemApp(dependencies)
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.use(async (c, next) => {
    // A preflight asks nothing of a project.
    if (c.req.method === 'POST') await dependencies.refresh()
    await next()
  })
  return app.route('/', acceptRoutes(dependencies))
}
