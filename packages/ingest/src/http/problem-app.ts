import { Hono } from 'hono'
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
    const { status, message } = problem
    const { method, path } = c.req
    const about = { requestId: c.var.requestId, method, path, status }
    if (status >= 500) log.error({ error: cause, ...about }, message)
    return toProblemResponse(problem, c, c.var.requestId)
  })
  app.notFound((c) => toProblemResponse(new ProblemError('not-found'), c, c.var.requestId))
  return app
}
