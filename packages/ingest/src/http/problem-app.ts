import { Hono, type HonoRequest } from 'hono'
import { requestId } from 'hono/request-id'
import type { ErrorLog } from '../lib/error-log.ts'
import { ProblemError, toProblem, toProblemResponse } from './problem.ts'

interface ProblemAppOptions {
  log: ErrorLog
  newId: () => string
}

/** An app without routes yet: requests have ids, and whatever is thrown is answered as a problem document. */
export function problemApp({ log, newId }: ProblemAppOptions) {
  const app = new Hono<{ Variables: { requestId: string } }>()
  app.use(requestId({ generator: newId }))
  app.onError((cause, c) => {
    const problem = toProblem(cause)
    if (problem.status >= 500)
      log.error(
        { error: cause, requestId: c.var.requestId, ...aboutOf(c.req, problem) },
        problem.message,
      )
    return toProblemResponse(problem, c, c.var.requestId)
  })
  app.notFound((c) => toProblemResponse(new ProblemError('not-found'), c, c.var.requestId))
  return app
}

function aboutOf({ method, path }: HonoRequest, { status }: ProblemError) {
  return { method, path, status }
}
