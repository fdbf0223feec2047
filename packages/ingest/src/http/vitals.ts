import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { readRef } from '../pages/page-ref.ts'
import { vitalGoal, vitalName, vitalStats } from '../contract/vitals.ts'
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
      by: z.enum(['page', 'browser', 'release', 'os', 'device', 'country']).optional(),
      percentile: z.coerce.number().min(1).max(99).default(75),
      ...signalFilter.shape,
    }),
  },
  responses: answers('One entry a metric and group', listOf(vitalStats)),
})

const goalRoute = createRoute({
  method: 'get',
  path: '/api/vitals/goal',
  summary: 'By how slow a view was: in how many of the visits a page was viewed, too',
  request: {
    query: listQuery.pick({ project: true, from: true, to: true }).extend({
      metric: vitalName,
      /** As `page`: by its name, or by `ref` of the list of pages. */
      goal: z.string().min(1).max(4_000),
      ...signalFilter.shape,
    }),
  },
  responses: answers('Bin by bin of the distribution', vitalGoal),
})

export function vitalRoutes(dependencies: Dependencies) {
  const app = apiApp()
  app.openapi(goalRoute, async (c) => {
    const { metric, goal, ...given } = c.req.valid('query')
    const found = await dependencies.store.vitalGoal({
      ...toScope(dependencies, given),
      ...toSignalFilter(given),
      ...{ metric, goal: readRef(goal) },
    })
    return c.json(found, 200)
  })
  return app.openapi(route, async (c) => {
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
