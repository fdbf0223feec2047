import { Hono } from 'hono'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { accept } from './accept.ts'
import { arrivalOf } from './arrival.ts'
import { projectOf } from './beacon.ts'
import { measured } from './measured.ts'
import { openToPages } from './open-to-pages.ts'

/** Where a page's `Reporting-Endpoints`, `Report-To` and `report-uri` send: the browser itself is the client. */
export function reportRoutes(dependencies: AcceptDependencies) {
  return new Hono<{ Variables: { requestId: string } }>()
    .use('/v1/reports/:key', openToPages(dependencies))
    .post('/v1/reports/:key', (c) =>
      measured(dependencies, async () => {
        const project = projectOf(dependencies, c.req.param('key'), c.req.header('origin'))
        await accept(arrivalOf(c, dependencies), { project, format: 'reports' }, dependencies)
        // A browser reads nothing but the status.
        return c.body(null, 204)
      }),
    )
}
