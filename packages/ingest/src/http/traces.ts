import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import { trace } from '../contract/traces.ts'
import { toTraceId } from '../correlate/traces/trace-id.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/traces/{traceId}',
  summary: 'What the server did for a request: a trace that a row of the project names',
  description:
    'Looked for among the requests and page views of the time range; with `event` also in what that error says of itself. Other traces are not read, whatever Jaeger has.',
  request: {
    params: z.object({ traceId: z.string().max(64) }),
    query: listQuery
      .pick({ project: true, from: true, to: true })
      .extend({ event: z.guid().optional() }),
  },
  responses: answers('The trace, or why it cannot be shown', trace),
})

export function traceRoutes(dependencies: Dependencies) {
  const { store, traces } = dependencies
  return apiApp().openapi(route, async (c) => {
    const query = c.req.valid('query')
    const scope = toScope(dependencies, query)
    const traceId = toTraceId(c.req.valid('param').traceId)
    const named =
      traceId === undefined
        ? undefined
        : await store.traces.naming({ ...scope, traceId, eventId: query.event })
    if (!named) throw new ProblemError('not-found', { detail: NOT_NAMED })
    return c.json(await traces.show(scope.projectId, named), 200)
  })
}

const NOT_NAMED =
  'No request, page view or error of this project names such a trace in this time range: give `from` and `to` around it.'
