import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { eventTime, listOf, listQuery } from '../contract/common.ts'
import { visit, visitSummary } from '../contract/visits.ts'
import { readVisit } from '../sessions/read-visit.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { toOffset } from './offset.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'
import { signalFilter, toSignalFilter } from './signal-filter.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/api/sessions/list',
  summary: 'Sessions one by one: visits in one tab, with their errors',
  request: {
    query: listQuery.omit({ q: true }).extend({
      ...signalFilter.shape,
      having: z.enum(['errors', 'crash']).optional(),
      /** An issue that they met, by its id or short id. */
      issue: z.string().max(64).optional(),
      user: z.string().max(200).optional(),
    }),
  },
  responses: answers('Those that began last come first', listOf(visitSummary)),
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/sessions/{id}',
  summary: 'One session: its page views, requests, errors and vitals in the order of time',
  description: '`at` is a time within it, in ISO 8601 or epoch milliseconds, instead of a window.',
  request: {
    params: z.object({ id: z.string().min(1).max(200) }),
    query: listQuery
      .pick({ project: true, from: true, to: true })
      .extend({ at: eventTime.optional() }),
  },
  responses: answers('The session, all of it', visit),
})

export function visitRoutes(dependencies: Dependencies) {
  const { store } = dependencies

  async function issueNamed(projectId: number, name: string): Promise<string> {
    const issue = (await store.workflow.issues(projectId, [name])).get(name)
    if (!issue) throw new ProblemError('not-found', { detail: 'There is no such issue.' })
    return issue.id
  }

  return apiApp()
    .openapi(listRoute, async (c) => {
      const given = c.req.valid('query')
      const { having, issue, user, limit, cursor } = given
      const scope = toScope(dependencies, given)
      const offset = toOffset(cursor)
      const visits = await store.visits.list({
        ...{ ...scope, ...toSignalFilter(given), limit: limit + 1, offset },
        ...(having && { having }),
        ...(issue !== undefined && { issue: await issueNamed(scope.projectId, issue) }),
        ...(user !== undefined && { user }),
      })
      const hasMore = visits.length > limit
      const items = visits.slice(0, limit)
      return c.json({ items, ...(hasMore && { next: String(offset + limit) }) }, 200)
    })
    .openapi(oneRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { at, ...given } = c.req.valid('query')
      const { projectId, ...window } = toScope(dependencies, given)
      const around = at === undefined ? window : { from: at, to: at + 1 }
      const found = await readVisit(store, { projectId, id, around })
      if (found) return c.json(found, 200)
      throw new ProblemError('not-found', {
        detail: 'Nothing of such a session is stored of this time.',
      })
    })
}
