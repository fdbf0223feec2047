import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { attempts as schema } from '../contract/attempts.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { projectBySlug } from './scope.ts'

const route = createRoute({
  method: 'get',
  path: '/api/attempts',
  summary: 'Beacons that were refused lately, and pages that loaded the script',
  request: { query: z.object({ project: z.string().max(64) }) },
  responses: answers('Newest first', schema),
})

export function attemptRoutes({ projects, attempts }: Dependencies) {
  return apiApp().openapi(route, (c) => {
    const { number } = projectBySlug(projects, c.req.valid('query').project)
    return c.json(attempts.of(number), 200)
  })
}
