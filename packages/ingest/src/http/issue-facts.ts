import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { eventSummary, issueCounts, tagDistribution } from '../contract/issue.ts'
import type { EventsQuery } from '../store/ports.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { nextReleases } from './next-releases.ts'
import { issueNamed } from './issue-named.ts'
import { ProblemError } from './problem.ts'
import { toScope } from './scope.ts'
import { searchOf } from './search-of.ts'

const idParam = z.object({ id: z.string().max(64) })

const countsRoute = createRoute({
  method: 'get',
  path: '/api/issues/counts',
  summary: 'How many issues each view has, of those that q finds',
  request: { query: listQuery.pick({ project: true, from: true, to: true, q: true }) },
  responses: answers('The counts', issueCounts),
})

const eventsRoute = createRoute({
  method: 'get',
  path: '/api/issues/{id}/events',
  summary: 'Events of an issue, newest first; q may name what they have',
  request: { params: idParam, query: listQuery },
  responses: answers('A page of events', listOf(eventSummary)),
})

const tagRoute = createRoute({
  method: 'get',
  path: '/api/issues/{id}/tags/{key}',
  summary: 'All values of a tag, most events first; q is what they must contain',
  request: {
    params: idParam.extend({ key: z.string().max(200) }),
    query: listQuery.omit({ cursor: true }),
  },
  responses: answers('The values', tagDistribution),
})

/** What is told of issues beside themselves. */
export function issueFactRoutes(dependencies: Dependencies) {
  const { store } = dependencies
  return apiApp()
    .openapi(countsRoute, async (c) => {
      const query = c.req.valid('query')
      const scope = toScope(dependencies, query)
      const search = searchOf(query.q)
      const counts = await store.issues.counts({
        ...scope,
        ...(await nextReleases(store, { ...scope, search })),
        ...{ search, me: c.get('actor').name },
        ...{ sort: 'events', limit: 0, offset: 0 },
      })
      return c.json(counts, 200)
    })
    .openapi(eventsRoute, async (c) => {
      const query = c.req.valid('query')
      const scope = toScope(dependencies, query)
      const { id: name } = c.req.valid('param')
      const issue = await issueNamed(store, scope.projectId, name)
      const before = toBefore(query.cursor)
      const events = await store.issues.events({
        ...scope,
        ...{ id: issue.id, search: searchOf(query.q), limit: query.limit + 1 },
        ...(before && { before }),
      })
      const items = events.slice(0, query.limit)
      const last = items.at(-1)
      const next =
        events.length > query.limit && last ? `${String(last.at)}_${last.eventId}` : undefined
      return c.json({ items, ...(next !== undefined && { next }) }, 200)
    })
    .openapi(tagRoute, async (c) => {
      const { id, key } = c.req.valid('param')
      const { q = '', limit, ...query } = c.req.valid('query')
      const found = await store.issues.tagValues({
        ...toScope(dependencies, query),
        ...{ id, key, search: q, limit },
      })
      if (!found) throw new ProblemError('not-found', { detail: 'There is no such issue.' })
      return c.json(found, 200)
    })
}

/** Where a page begins: after the last event of the one before. */
function toBefore(cursor: string | undefined): EventsQuery['before'] {
  if (cursor === undefined) return undefined
  const [, at = '', eventId = ''] =
    /^(\d{1,13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? []
  if (at !== '') return { at: Number(at), eventId }
  throw new ProblemError('invalid-query', { detail: 'cursor: pass the value of `next` unchanged' })
}
