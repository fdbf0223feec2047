import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { pageDetail as detail, pageStats } from '../contract/pages.ts'
import { pageDetail } from '../pages/page-detail.ts'
import { pageList } from '../pages/page-list.ts'
import { readRef } from '../pages/page-ref.ts'
import { PAGE_SORTS } from '../pages/sort-pages.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toOffset } from './offset.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'
import { signalFilter, toSignalFilter } from './signal-filter.ts'

const filter = signalFilter.omit({ page: true })

const listRoute = createRoute({
  method: 'get',
  path: '/api/pages',
  summary:
    'Pages by route or path: views, sessions, errors, vitals, requests, and the window before',
  description:
    'Of the 500 most viewed of the window. `q` is a part of the name; `*` stands for anything.',
  request: {
    query: listQuery.extend({ ...filter.shape, sort: z.enum(PAGE_SORTS).default('views') }),
  },
  responses: answers('Most viewed first, or as `sort` says', listOf(pageStats)),
})

const detailRoute = createRoute({
  method: 'get',
  path: '/api/pages/detail',
  summary: 'A page over time, and which pages its visits came from and went on to',
  request: {
    query: listQuery
      .pick({ project: true, from: true, to: true })
      .extend({ ...filter.shape, page: signalFilter.shape.page.unwrap() }),
  },
  responses: answers('The page', detail),
})

export function pageStatsRoutes(dependencies: Dependencies) {
  const { store } = dependencies
  return apiApp()
    .openapi(listRoute, async (c) => {
      const given = c.req.valid('query')
      const { q = '', sort, limit, cursor } = given
      const offset = toOffset(cursor)
      const { items, hasMore } = await pageList(store.pages, {
        ...toScope(dependencies, given),
        ...toSignalFilter(given),
        ...{ text: q, sort, limit, offset },
      })
      return c.json({ items, ...(hasMore && { next: String(offset + limit) }) }, 200)
    })
    .openapi(detailRoute, async (c) => {
      const given = c.req.valid('query')
      const found = await pageDetail(store.pages, {
        ...toScope(dependencies, given),
        ...toSignalFilter(given),
        page: readRef(given.page),
      })
      if (found) return c.json(found, 200)
      throw new ProblemError('not-found', {
        detail: `Nothing was seen of a page ${JSON.stringify(given.page.slice(0, 200))} in this window.`,
      })
    })
}
