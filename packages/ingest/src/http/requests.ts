import { createRoute } from '@hono/zod-openapi'
import { listOf, listQuery } from '../contract/common.ts'
import { requestStats } from '../contract/requests.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/requests',
  summary: 'Failed requests by method, address and outcome',
  request: { query: listQuery.pick({ project: true, from: true, to: true, limit: true }) },
  responses: answers('Most frequent first', listOf(requestStats)),
})

export function requestRoutes(dependencies: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const query = c.req.valid('query')
    const items = await dependencies.store.requests(toScope(dependencies, query), query.limit)
    return c.json({ items }, 200)
  })
}
