import { createRoute, z } from '@hono/zod-openapi'
import { listQuery } from '../contract/common.ts'
import {
  overview,
  overviewAgainst,
  overviewFill,
  overviewGroup,
  overviewShow,
} from '../contract/overview.ts'
import { overviewOf } from '../overview/overview.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug, toScope } from './scope.ts'
import { toShownId } from './shown-id.ts'

const route = createRoute({
  method: 'get',
  path: '/api/overview',
  summary: 'Thousands of pages, releases, servers, browsers or issues at once, each with its time',
  request: {
    query: listQuery.pick({ project: true, from: true, to: true }).extend({
      show: overviewShow.default('pages'),
      fill: overviewFill.default('LCP'),
      group: overviewGroup.default('none'),
      against: overviewAgainst.default('previous'),
      environment: z.string().min(1).max(200).optional(),
    }),
  },
  responses: answers('Column by column, most counted first', overview),
})

export function overviewRoutes(dependencies: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const { show, fill, group, against, environment, ...range } = c.req.valid('query')
    const scope = toScope(dependencies, range)
    const { slug } = projectBySlug(dependencies.projects, range.project)
    const found = await overviewOf(dependencies.store, {
      ...{ scope, show, fill, group, against },
      ...(environment !== undefined && { environment }),
    })
    if (found && show === 'issues') {
      return c.json({ ...found, ids: found.ids.map((id) => toShownId(slug, id)) }, 200)
    }
    if (found) return c.json(found, 200)
    throw new ProblemError('invalid-query', {
      detail: `fill: ${fill} is not measured of ${show}`,
      errors: [{ path: 'fill', message: `not measured of ${show}` }],
    })
  })
}
