import { createRoute } from '@hono/zod-openapi'
import { toAuditEntry } from '../auth/audit.ts'
import { auditEntry } from '../contract/audit.ts'
import { listOf, listQuery } from '../contract/common.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'
import { toOffset } from './offset.ts'

const route = createRoute({
  method: 'get',
  path: '/api/audit',
  summary: 'Who changed what: projects, members, tokens, logins',
  middleware: [requireAdmin] as const,
  request: { query: listQuery.pick({ limit: true, cursor: true }) },
  responses: answers('Newest first', listOf(auditEntry)),
})

export function auditRoutes({ store }: Dependencies) {
  return apiApp().openapi(route, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const offset = toOffset(cursor)
    const steps = await store.changes.history({ limit: limit + 1, offset })
    const items = steps.slice(0, limit).map(toAuditEntry)
    const more = steps.length > limit
    return c.json({ items, ...(more && { next: String(offset + limit) }) }, 200)
  })
}
