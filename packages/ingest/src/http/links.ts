import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listQuery } from '../contract/common.ts'
import { newLink, sharedLink } from '../contract/links.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

const addRoute = createRoute({
  method: 'post',
  path: '/api/links',
  summary: 'Keep a long address of the page under a short one',
  request: {
    query: listQuery.pick({ project: true }),
    body: { required: true, content: { 'application/json': { schema: newLink } } },
  },
  responses: answers('The link; `/l/{id}` leads to it', sharedLink),
})

const readRoute = createRoute({
  method: 'get',
  path: '/api/links/{id}',
  summary: 'Where a short link leads',
  request: {
    params: z.object({ id: z.string().regex(/^[\w-]{12}$/, 'the 12 letters of a link') }),
  },
  responses: answers('The link', sharedLink),
})

/** For viewers too: a link shows nobody anything that they may not see. */
export function linkRoutes({ projects, links }: Pick<Dependencies, 'projects' | 'links'>) {
  return apiApp()
    .openapi(addRoute, async (c) => {
      const { number, slug } = projectBySlug(projects, c.req.valid('query').project)
      const { path } = c.req.valid('json')
      if (path.split(/[/?#]/)[2] !== slug) {
        const detail = `The path is not of the project ${JSON.stringify(slug)}.`
        throw new ProblemError('invalid-query', { detail })
      }
      const added = await links.add({ project: number, path }, c.get('actor'))
      if (added !== 'too-many') return c.json(added, 200)
      throw new ProblemError('too-many-requests', {
        detail:
          'You have shared as many long addresses today as one person may; copy the address itself.',
        retryAfterSeconds: 3_600,
      })
    })
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid('param')
      const link = await links.find(id)
      const isKnown = link && projects.some(({ number }) => number === link.project)
      if (!isKnown) throw new ProblemError('not-found', { detail: 'There is no such link.' })
      return c.json({ id, path: link.path }, 200)
    })
}
