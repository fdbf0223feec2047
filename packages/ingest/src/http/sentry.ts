import { Hono, type Context } from 'hono'
import type { ProjectRecord } from '../auth/project-record.ts'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { accept } from './accept.ts'
import { arrivalOf } from './arrival.ts'
import { NO_PROJECT } from './attempts.ts'
import { measured } from './measured.ts'
import { openToPages } from './open-to-pages.ts'
import { ProblemError } from './problem.ts'

const FORMATS = { envelope: 'sentry-envelope', store: 'sentry-store' } as const

/** Where Sentry's clients send with the DSN `http://KEY@host/NUMBER`. */
export function sentryRoutes(dependencies: AcceptDependencies) {
  const path = '/api/:project{[0-9]+}/:endpoint{(envelope|store)}/'
  return new Hono<{ Variables: { requestId: string } }>()
    .use(path, openToPages(dependencies, ['X-Sentry-Auth'], ['X-Sentry-Rate-Limits']))
    .post(path, (c) =>
      measured(dependencies, async () => {
        const project = projectOf(c, dependencies)
        const format = FORMATS[c.req.param('endpoint') as keyof typeof FORMATS] // as: by the path
        try {
          const { id } = await accept(arrivalOf(c, dependencies), { project, format }, dependencies)
          return c.json({ id }, 200)
        } catch (cause) {
          if (cause instanceof ProblemError) tellRateLimits(c, cause)
          throw cause
        }
      }),
    )
}

/** Clients name their key in the query, in a header of their own, or in the other header of HTTP. */
function projectOf(c: Context, { projects, attempts }: AcceptDependencies): ProjectRecord {
  const header = c.req.header('x-sentry-auth') ?? c.req.header('authorization') ?? ''
  const key = c.req.query('sentry_key') ?? /sentry_key=([\w-]+)/.exec(header)?.[1]
  const number = Number(c.req.param('project'))
  const project = projects.find((one) => one.number === number && one.publicKey === key)
  if (project) return project
  attempts.refused(NO_PROJECT, 'unknown-key', c.req.header('origin'))
  throw new ProblemError('unknown-key', {
    detail: 'The DSN is http(s)://PUBLIC_KEY@host/PROJECT_NUMBER; the settings page shows it.',
  })
}

/** In Sentry's own words, for all categories: `seconds:categories:scope`. */
function tellRateLimits(c: Context, { status, details }: ProblemError): void {
  const { retryAfterSeconds, scope } = details
  if (status !== 429 || retryAfterSeconds === undefined) return
  c.header(
    'X-Sentry-Rate-Limits',
    `${retryAfterSeconds}::${scope === 'key' ? 'key' : 'organization'}`,
  )
}
