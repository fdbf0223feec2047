import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Problem } from '../../contract/common.ts'
import type { Dependencies } from '../dependencies.ts'
import type { ActorVariables } from '../middleware/actor.ts'
import { ProblemError } from '../problem.ts'
import { assembleRoutes } from './assemble.ts'
import { chunkUploadRoutes } from './chunk-upload.ts'
import { releaseRoutes } from './releases.ts'

/** What pipelines call with `sentry-cli`, of whatever organization: docs/sentry-cli.md. */
export function sentryCliRoutes(dependencies: Dependencies) {
  return new Hono<{ Variables: ActorVariables }>()
    .use('/api/0/*', plainReasons)
    .get('/api/0/', (c) => {
      const { name } = c.get('actor')
      return c.json({
        version: '0',
        auth: { scopes: ['project:releases'] },
        user: { id: name, email: name },
      })
    })
    .route('/', chunkUploadRoutes(dependencies))
    .route('/', assembleRoutes(dependencies))
    .route('/', releaseRoutes(dependencies))
    .all('/api/0/*', () => {
      throw new ProblemError('not-found', {
        detail:
          'Of sentry-cli Seismo takes `sourcemaps upload`, `releases` and `deploys`; see docs/sentry-cli.md.',
      })
    })
}

/** Its client shows the reason of a refusal where the answer is JSON and holds nothing else. */
const plainReasons = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.get('content-type')?.startsWith('application/problem+json')) return
  const { title, detail = title } = (await c.res.json()) as Problem // as: toProblemResponse wrote it
  c.res = new Response(JSON.stringify({ detail }), c.res)
  c.res.headers.set('Content-Type', 'application/json')
})
