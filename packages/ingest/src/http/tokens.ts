import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { listOf } from '../contract/common.ts'
import { madeToken, newToken, token } from '../contract/tokens.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'

const middleware = requireAdmin

const createTokenRoute = createRoute({
  method: 'post',
  path: '/api/tokens',
  summary: 'Make a token; its secret is in this answer and in no other',
  middleware,
  request: { body: { required: true, content: { 'application/json': { schema: newToken } } } },
  responses: answers('The token with its secret', madeToken),
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/tokens',
  summary: 'Tokens, without their secrets',
  middleware,
  responses: answers('Newest first', listOf(token)),
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/tokens/{id}',
  summary: 'Remove a token; it ends at once',
  middleware,
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: 'Removed' } },
})

export function tokenRoutes({ tokens, now }: Dependencies) {
  return apiApp()
    .openapi(createTokenRoute, async (c) => {
      const given = c.req.valid('json')
      if (given.expiresAt !== null && given.expiresAt <= now()) {
        throw new ProblemError('invalid-query', { detail: 'expiresAt: must be in the future' })
      }
      const made = await tokens.create(given, c.get('actor').name)
      c.header('Cache-Control', 'no-store')
      return c.json({ ...made.token, secret: made.secret }, 200)
    })
    .openapi(listRoute, async (c) => c.json({ items: await tokens.list() }, 200))
    .openapi(removeRoute, async (c) => {
      const result = await tokens.remove(c.req.valid('param').id, c.get('actor').name)
      if (result === 'removed') return c.body(null, 204)
      throw new ProblemError('not-found', { detail: 'There is no such token.' })
    })
}
