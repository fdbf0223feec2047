import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { shownId } from '../auth/own-logins.ts'
import { digest } from '../auth/secret.ts'
import { listOf } from '../contract/common.ts'
import { activeLogin } from '../contract/session.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { ownTokenOf } from './session-cookie.ts'

const PATH = '/api/session/logins'

const listRoute = createRoute({
  method: 'get',
  path: PATH,
  summary: 'Where you are logged in',
  responses: answers('Newest first; none for a token', listOf(activeLogin)),
})

const endOthersRoute = createRoute({
  method: 'delete',
  path: PATH,
  summary: 'Log out everywhere else',
  responses: { 204: { description: 'This login is the only one' } },
})

const endRoute = createRoute({
  method: 'delete',
  path: `${PATH}/{id}`,
  summary: 'Log out somewhere else',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: { description: 'That login has ended' } },
})

export function ownLoginRoutes({ logins }: Dependencies) {
  return apiApp()
    .openapi(listRoute, async (c) => {
      const token = ownTokenOf(c)
      if (token === undefined) return c.json({ items: [] }, 200)
      const current = shownId(digest(token))
      const all = await logins.list(c.get('actor').name)
      return c.json({ items: all.map((one) => ({ ...one, isCurrent: one.id === current })) }, 200)
    })
    .openapi(endOthersRoute, async (c) => {
      const token = ownTokenOf(c)
      if (token === undefined) throw noLogins()
      await logins.endOwn(c.get('actor').name, { except: token })
      return c.body(null, 204)
    })
    .openapi(endRoute, async (c) => {
      if (ownTokenOf(c) === undefined) throw noLogins()
      const ended = await logins.endOwn(c.get('actor').name, c.req.valid('param'))
      if (ended === 0) throw new ProblemError('not-found', { detail: 'There is no such login.' })
      return c.body(null, 204)
    })
}

function noLogins(): ProblemError {
  return new ProblemError('not-allowed', { detail: 'A token has no logins; log in.' })
}
