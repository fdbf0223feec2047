import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { releaseDetail as detail, releaseName, releaseSummary } from '../contract/releases.ts'
import { releaseDetail } from '../releases/release-detail.ts'
import { releaseSummaries } from '../releases/release-summaries.ts'
import { RELEASE_SORTS } from '../releases/sort-releases.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toOffset } from './offset.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'

const environment = z.string().min(1).max(200).optional()

const listRoute = createRoute({
  method: 'get',
  path: '/api/releases',
  summary: 'Releases that were seen: adoption, crash-free rates, issues, deploys, source maps',
  description: '`q` is a part of the name; `*` stands for anything.',
  request: {
    query: listQuery.extend({ environment, sort: z.enum(RELEASE_SORTS).default('first-seen') }),
  },
  responses: answers('Newest first, or as `sort` says', listOf(releaseSummary)),
})

const detailRoute = createRoute({
  method: 'get',
  path: '/api/releases/{release}',
  summary:
    'A release with its adoption over time, its issues and its vitals against the one before',
  request: {
    params: z.object({ release: releaseName }),
    query: listQuery.pick({ project: true, from: true, to: true }).extend({ environment }),
  },
  responses: answers('The release', detail),
})

export function releaseRoutes(dependencies: Dependencies) {
  const { store } = dependencies
  return apiApp()
    .openapi(listRoute, async (c) => {
      const { q, sort, limit, cursor, environment, ...range } = c.req.valid('query')
      const offset = toOffset(cursor)
      const { items, hasMore } = await releaseSummaries(store, {
        ...toScope(dependencies, range),
        ...(environment !== undefined && { environment }),
        ...{ text: q ?? '', sort, limit, offset },
      })
      return c.json({ items, ...(hasMore && { next: String(offset + limit) }) }, 200)
    })
    .openapi(detailRoute, async (c) => {
      const { release } = c.req.valid('param')
      const { environment, ...range } = c.req.valid('query')
      const scope = toScope(dependencies, range)
      const found = await releaseDetail(
        store,
        { ...scope, ...(environment !== undefined && { environment }) },
        release,
      )
      if (found) return c.json(found, 200)
      throw new ProblemError('not-found', {
        detail: `Nothing was seen of a release ${JSON.stringify(release)}: is it named as \`init\` names it?`,
      })
    })
}
