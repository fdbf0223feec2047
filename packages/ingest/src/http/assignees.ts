import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'

const assigneesRoute = createRoute({
  method: 'get',
  path: '/api/assignees',
  summary: 'Whom an issue can be assigned to',
  responses: answers('By name', listOf(z.object({ name: z.string() }))),
})

/** Names alone: roles are for admins. */
export function assigneeRoutes({ members }: Pick<Dependencies, 'members'>) {
  return apiApp().openapi(assigneesRoute, async (c) => {
    const items = (await members.list()).map(({ name }) => ({ name }))
    return c.json({ items }, 200)
  })
}
