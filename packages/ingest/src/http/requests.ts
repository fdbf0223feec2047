import { createRoute } from '@hono/zod-openapi'
import type * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { endpointStats, requestStats } from '../contract/requests.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'
import { signalFilter, toSignalFilter } from './signal-filter.ts'

const query = listQuery
  .pick({ project: true, from: true, to: true, limit: true })
  .extend(signalFilter.shape)

const failures = createRoute({
  method: 'get',
  path: '/api/requests',
  summary: 'Failed requests by method, address and outcome',
  request: { query },
  responses: answers('Most frequent first', listOf(requestStats)),
})

const endpoints = createRoute({
  method: 'get',
  path: '/api/requests/endpoints',
  summary: 'All requests by method and address: how many, how many failed, how long they took',
  request: { query },
  responses: answers('Most frequent first', listOf(endpointStats)),
})

export function requestRoutes(dependencies: Dependencies) {
  const { store } = dependencies
  const scopeOf = (given: z.output<typeof query>) => ({
    ...toScope(dependencies, given),
    ...toSignalFilter(given),
  })
  return apiApp()
    .openapi(failures, async (c) => {
      const given = c.req.valid('query')
      return c.json({ items: await store.requests(scopeOf(given), given.limit) }, 200)
    })
    .openapi(endpoints, async (c) => {
      const given = c.req.valid('query')
      const items = await store.endpoints(scopeOf(given), given.limit)
      return c.json({ items }, 200)
    })
}
