import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/tags/values',
  summary: 'Values that a key of the search has, for completion; tags of the page as tag.NAME',
  request: {
    query: listQuery.omit({ q: true, cursor: true }).extend({
      key: z.string().min(1).max(200),
      /** Part of the values, wherever it stands. */
      contains: z.string().max(200).default(''),
    }),
  },
  responses: answers(
    'Most events first',
    listOf(z.object({ value: z.string(), events: z.number() })),
  ),
})

export function tagValueRoutes(dependencies: Pick<Dependencies, 'store' | 'projects' | 'now'>) {
  return apiApp().openapi(route, async (c) => {
    const query = c.req.valid('query')
    const { key, contains, limit } = query
    const items = await dependencies.store.issues.projectValues({
      ...toScope(dependencies, query),
      ...{ key, contains, limit },
    })
    return c.json({ items }, 200)
  })
}
