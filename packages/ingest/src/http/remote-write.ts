import { Hono } from 'hono'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { accept } from './accept.ts'
import { arrivalOf } from './arrival.ts'
import type { BodyLimits } from './body-limits.ts'
import { measured } from './measured.ts'
import { assertMayWrite } from './middleware/may-write.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

/** As it comes, compressed with Snappy: 2,000 samples, which is what Prometheus sends at once, are some 100 kB. */
const LIMITS: BodyLimits = { maxBytes: 10 * 1_048_576, maxRatio: 1, withinMs: 30_000 }

/** Prometheus' remote write, 1.0 and 2.0. A server writes here, so it has a token and not a page's key. */
export function remoteWriteRoutes(dependencies: AcceptDependencies) {
  const { projects } = dependencies
  return new Hono<{ Variables: { requestId: string } }>().post('/api/v1/write', (c) =>
    measured(dependencies, async () => {
      await assertMayWrite(c.req.header('authorization'), dependencies)
      if (c.req.header('content-encoding') !== 'snappy') {
        throw new ProblemError('unsupported-encoding', { detail: 'Remote write comes in snappy.' })
      }
      const project = projectBySlug(projects, c.req.query('project'))
      const delivery = { project, format: 'remote-write', limits: LIMITS } as const
      const { accepted } = await accept(arrivalOf(c, dependencies), delivery, dependencies)
      // Of version 2.0; a 1.0 sender does not look.
      c.header('X-Prometheus-Remote-Write-Samples-Written', String(accepted))
      c.header('X-Prometheus-Remote-Write-Histograms-Written', '0')
      c.header('X-Prometheus-Remote-Write-Exemplars-Written', '0')
      return c.body(null, 204)
    }),
  )
}
