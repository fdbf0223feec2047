import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { savedView, savedViewContent } from '../contract/views.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const query = listQuery.pick({ project: true })
const params = z.object({
  id: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, '8 to 64 letters, digits or -'),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/views',
  summary: 'Saved views of the issues list: your own, and those that are shared',
  request: { query },
  responses: answers('By name', listOf(savedView)),
})

const putRoute = createRoute({
  method: 'put',
  path: '/api/views/{id}',
  summary: 'Save a view under an id of your making, or change it',
  request: {
    params,
    query,
    body: { required: true, content: { 'application/json': { schema: savedViewContent } } },
  },
  responses: answers('The view', savedView),
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/views/{id}',
  summary: 'Delete a saved view',
  request: { params, query },
  responses: { 204: { description: 'Deleted' } },
})

/** For viewers too: what they keep for themselves changes nothing for anybody else. */
export function viewRoutes({
  projects,
  savedViews,
}: Pick<Dependencies, 'projects' | 'savedViews'>) {
  return apiApp()
    .openapi(listRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      return c.json({ items: await savedViews.list(number, c.get('actor')) }, 200)
    })
    .openapi(putRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const given = { projectId: number, ...c.req.valid('param'), content: c.req.valid('json') }
      const result = await savedViews.put(given, c.get('actor'))
      if (result.is === 'ok') return c.json(result.view, 200)
      throw refusals[result.is]()
    })
    .openapi(removeRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const result = await savedViews.remove(number, c.req.valid('param').id, c.get('actor'))
      if (result === 'removed') return c.body(null, 204)
      throw refusals[result]()
    })
}

const refusals = {
  unknown: () => new ProblemError('not-found', { detail: 'There is no such view.' }),
  'not-yours': () =>
    new ProblemError('not-allowed', {
      detail: 'This view is somebody else’s: save one of your own under another id.',
    }),
  'viewers-cannot-share': () =>
    new ProblemError('not-allowed', { detail: 'Viewers save views for themselves only.' }),
  'too-many': () =>
    new ProblemError('conflict', { detail: 'You have 100 views here; delete one first.' }),
} as const
