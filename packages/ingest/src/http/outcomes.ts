import { createRoute } from '@hono/zod-openapi'
import { listOf, listQuery } from '../contract/common.ts'
import { outcome } from '../contract/project.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/outcomes',
  summary: 'The ledger: what became of every item, a minute a line',
  request: { query: listQuery.pick({ project: true, from: true, to: true }) },
  responses: answers('Newest first', listOf(outcome)),
})

export function outcomeRoutes(dependencies: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const items = await dependencies.store.outcomes(toScope(dependencies, c.req.valid('query')))
    return c.json({ items }, 200)
  })
}
