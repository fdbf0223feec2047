import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import {
  endpointDetail as detail,
  endpointStats,
  requestHost,
  requestStats,
} from '../contract/requests.ts'
import { endpointDetail } from '../requests/endpoint-detail.ts'
import { endpointList } from '../requests/endpoint-list.ts'
import { ENDPOINT_SORTS } from '../store/endpoint-store.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toOffset } from './offset.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'
import { signalFilter, toSignalFilter } from './signal-filter.ts'

const query = listQuery
  .pick({ project: true, from: true, to: true, limit: true })
  .extend(signalFilter.shape)

const sorted = listQuery.extend({
  ...signalFilter.shape,
  sort: z.enum(ENDPOINT_SORTS).default('requests'),
  /** Of the address, without its port. */
  host: z.string().max(300).optional(),
})

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
  description:
    '`q` is a part of method, address and GraphQL operation; `*` stands for anything. What is seen of fewer than 50 comes last where a share, a duration or a size sorts.',
  request: { query: sorted },
  responses: answers('Most frequent first, or as `sort` says', listOf(endpointStats)),
})

const hosts = createRoute({
  method: 'get',
  path: '/api/requests/hosts',
  summary: 'All requests by the host that they go to, and whether it is of the site of the pages',
  request: { query: sorted.omit({ host: true }) },
  responses: answers('Most frequent first, or as `sort` says', listOf(requestHost)),
})

const endpoint = createRoute({
  method: 'get',
  path: '/api/requests/endpoint',
  summary: 'Requests of one method and address: over time, by phase, page and release',
  request: {
    query: query.omit({ limit: true }).extend({
      method: z.string().max(40),
      target: z.string().max(4_000),
      operation: z.string().max(400).default(''),
    }),
  },
  responses: answers('The endpoint', detail),
})

export function requestRoutes(dependencies: Dependencies) {
  const { store } = dependencies
  const scopeOf = (given: Omit<z.output<typeof query>, 'limit'>) => ({
    ...toScope(dependencies, given),
    ...toSignalFilter(given),
  })
  const queryOf = ({ q = '', ...given }: z.output<typeof sorted>) => ({
    ...scopeOf(given),
    ...{ text: q, sort: given.sort, limit: given.limit, offset: toOffset(given.cursor) },
    ...(given.host !== undefined && { host: given.host }),
  })
  return apiApp()
    .openapi(failures, async (c) => {
      const given = c.req.valid('query')
      return c.json({ items: await store.requests(scopeOf(given), given.limit) }, 200)
    })
    .openapi(endpoints, async (c) => {
      const asked = queryOf(c.req.valid('query'))
      const { items, hasMore } = await endpointList(store.endpoints, asked)
      return c.json({ items, ...(hasMore && nextOf(asked)) }, 200)
    })
    .openapi(hosts, async (c) => {
      const asked = queryOf(c.req.valid('query'))
      const rows = await store.endpoints.hosts({ ...asked, limit: asked.limit + 1 })
      const items = rows.slice(0, asked.limit)
      return c.json({ items, ...(rows.length > items.length && nextOf(asked)) }, 200)
    })
    .openapi(endpoint, async (c) => {
      const given = c.req.valid('query')
      const { method, target, operation } = given
      const found = await endpointDetail(store.endpoints, {
        ...scopeOf(given),
        endpoint: { method, target, operation },
      })
      if (found) return c.json(found, 200)
      throw new ProblemError('not-found', {
        detail: `Nothing was seen of ${JSON.stringify(`${method} ${target}`.slice(0, 200))} in this window.`,
      })
    })
}

function nextOf({ offset, limit }: { offset: number; limit: number }): { next: string } {
  return { next: String(offset + limit) }
}
