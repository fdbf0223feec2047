import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf, listQuery } from '../contract/common.ts'
import { deploy, newDeploy, releaseName } from '../contract/releases.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { recordDeploy } from './record-deploy.ts'
import { requireMember } from './middleware/actor.ts'
import { projectBySlug, toScope } from './scope.ts'

const addRoute = createRoute({
  method: 'post',
  path: '/api/deploys',
  summary: 'Tell of a deploy; the same release, environment and time again replace it',
  middleware: [requireMember] as const,
  request: {
    query: listQuery.pick({ project: true }),
    body: { required: true, content: { 'application/json': { schema: newDeploy } } },
  },
  responses: answers('The deploy as it is kept', deploy),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/deploys',
  summary: 'Deploys, also of releases that nobody told of: those at their first sight',
  request: {
    query: listQuery.pick({ project: true, from: true, to: true, limit: true }).extend({
      environment: z.string().min(1).max(200).optional(),
      release: releaseName.optional(),
    }),
  },
  responses: answers('Newest first', listOf(deploy)),
})

export function deployRoutes(dependencies: Dependencies) {
  const { store, projects } = dependencies
  return apiApp()
    .openapi(addRoute, async (c) => {
      const { number } = projectBySlug(projects, c.req.valid('query').project)
      const { at, ...given } = c.req.valid('json')
      const told = {
        ...{ ...given, at: Date.parse(at), source: 'api' as const },
        actor: c.get('actor').name,
      }
      return c.json(await recordDeploy(dependencies, number, told), 200)
    })
    .openapi(listRoute, async (c) => {
      const { limit, environment, release, ...range } = c.req.valid('query')
      const items = await store.releases.deploys.list({
        ...toScope(dependencies, range),
        ...{ limit, ...(environment !== undefined && { environment }) },
        ...(release !== undefined && { release }),
      })
      return c.json({ items }, 200)
    })
}
