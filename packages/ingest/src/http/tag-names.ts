import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { TAGGED } from '../store/explore-store.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/tags',
  summary: 'Names of the tags that pages set, for completion; as fields they are tag.NAME',
  request: {
    query: listQuery.omit({ q: true, cursor: true }).extend({
      /** Whose tags. */
      dataset: z.enum(TAGGED).default('errors'),
    }),
  },
  responses: answers(
    'Most frequent first',
    listOf(z.object({ name: z.string(), count: z.number() })),
  ),
})

export function tagNameRoutes(dependencies: Pick<Dependencies, 'store' | 'projects' | 'now'>) {
  return apiApp().openapi(route, async (c) => {
    const query = c.req.valid('query')
    const { dataset, limit } = query
    const scope = toScope(dependencies, query)
    const items = await dependencies.store.explore.tagNames({ ...scope, dataset, limit })
    return c.json({ items }, 200)
  })
}
