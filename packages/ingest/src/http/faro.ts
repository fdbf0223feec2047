import { Hono } from 'hono'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { accept } from './accept.ts'
import { arrivalOf } from './arrival.ts'
import { projectOf } from './beacon.ts'
import { measured } from './measured.ts'
import { openToPages } from './open-to-pages.ts'

/** Headers that the clients of Grafana Faro add. */
const HEADERS = ['X-Faro-Session-Id', 'X-Api-Key', 'Idempotency-Key']

/** Where Grafana Faro's clients send with the URL `http://host/collect/KEY`. */
export function faroRoutes(dependencies: AcceptDependencies) {
  return new Hono<{ Variables: { requestId: string } }>()
    .use('/collect/:key', openToPages(dependencies, HEADERS))
    .post('/collect/:key', (c) =>
      measured(dependencies, async () => {
        const project = projectOf(dependencies, c.req.param('key'), c.req.header('origin'))
        const { accepted, refused } = await accept(
          arrivalOf(c, dependencies),
          { project, format: 'faro' },
          dependencies,
        )
        return c.json({ accepted, refused }, 202)
      }),
    )
}
