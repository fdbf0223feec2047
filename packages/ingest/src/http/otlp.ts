import { Hono } from 'hono'
import { accept } from './accept.ts'
import { projectOf } from './beacon.ts'
import type { Dependencies } from './dependencies.ts'
import { measured } from './measured.ts'
import { openToPages } from './open-to-pages.ts'
import { ProblemError } from './problem.ts'

const JSON_TYPE = /^application\/json\b/i

/** Traces of OpenTelemetry's exporters for pages, in the JSON of OTLP/HTTP; the key in `?k=` or a header. */
export function otlpRoutes(dependencies: Dependencies) {
  return new Hono<{ Variables: { requestId: string } }>()
    .use('/v1/traces', openToPages(['X-Seismo-Key']))
    .post('/v1/traces', (c) =>
      measured(dependencies, async () => {
        const key = c.req.query('k') ?? c.req.header('x-seismo-key')
        const project = projectOf(dependencies.projects, key)
        if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) {
          throw new ProblemError('unsupported-type', {
            detail: 'Use the JSON exporter (application/json); protobuf is not read yet.',
          })
        }
        const delivery = { project, format: 'otlp-traces' } as const
        const { refused } = await accept(c, delivery, dependencies)
        const [first] = refused
        if (!first) return c.json({}, 200)
        // As the protocol says it: taken, but for so many.
        const rejectedSpans = String(refused.length)
        return c.json({ partialSuccess: { rejectedSpans, errorMessage: first.detail } }, 200)
      }),
    )
}
