import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { vitalName, vitalStats } from '../contract/vitals.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toScope } from './scope.ts'
import { signalFilter, toSignalFilter } from './signal-filter.ts'

const route = createRoute({
  method: 'get',
  path: '/api/vitals',
  summary: 'Web vitals with percentile, distribution and series; grouped by `by`',
  request: {
    query: listQuery.pick({ project: true, from: true, to: true }).extend({
      metric: vitalName.optional(),
      by: z.enum(['page', 'browser', 'release', 'os', 'device']).optional(),
      percentile: z.coerce.number().min(1).max(99).default(75),
      ...signalFilter.shape,
    }),
  },
  responses: answers('One entry a metric and group', listOf(vitalStats)),
})

export function vitalRoutes(dependencies: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const { metric, by, percentile, ...given } = c.req.valid('query')
    const items = await dependencies.store.vitals({
      ...toScope(dependencies, given),
      ...toSignalFilter(given),
      percentile,
      ...(metric && { metric }),
      ...(by && { by }),
    })
    return c.json({ items }, 200)
  })
}
