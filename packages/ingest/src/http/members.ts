import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { MemberRefusal, MemberResult } from '../auth/members.ts'
import { listOf } from '../contract/common.ts'
import {
  member,
  memberAnswer,
  memberPatch,
  newMember,
  type MemberAnswer,
} from '../contract/members.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { requireAdmin } from './middleware/actor.ts'
import { ProblemError } from './problem.ts'

const middleware = requireAdmin
const params = z.object({ name: z.string().max(64) })

const listRoute = createRoute({
  method: 'get',
  path: '/api/members',
  summary: 'Who may log in',
  middleware,
  responses: answers('By name', listOf(member)),
})

const addRoute = createRoute({
  method: 'post',
  path: '/api/members',
  summary: 'Add a member; without a password one is made and answered once',
  middleware,
  request: { body: { required: true, content: { 'application/json': { schema: newMember } } } },
  responses: answers('The member', memberAnswer),
})

const patchRoute = createRoute({
  method: 'patch',
  path: '/api/members/{name}',
  summary: 'Change a role, an address or a password; the logins of the member end',
  middleware,
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: memberPatch } } },
  },
  responses: answers('The member as it is now', memberAnswer),
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/members/{name}',
  summary: 'Remove a member; their logins end',
  middleware,
  request: { params },
  responses: { 204: { description: 'Removed' } },
})

export function memberRoutes({ members }: Dependencies) {
  return apiApp()
    .openapi(listRoute, async (c) => c.json({ items: await members.list() }, 200))
    .openapi(addRoute, async (c) => {
      const { name, role, email, password } = c.req.valid('json')
      const result = await members.add({ name, role, email, password }, c.get('actor').name)
      c.header('Cache-Control', 'no-store')
      return c.json(toAnswer(result), 200)
    })
    .openapi(patchRoute, async (c) => {
      const { name } = c.req.valid('param')
      const result = await members.change(name, c.req.valid('json'), c.get('actor').name)
      c.header('Cache-Control', 'no-store')
      return c.json(toAnswer(result), 200)
    })
    .openapi(removeRoute, async (c) => {
      const result = await members.remove(c.req.valid('param').name, c.get('actor').name)
      if (result === 'ok') return c.body(null, 204)
      throw toProblem(result)
    })
}

function toAnswer(result: MemberResult): MemberAnswer {
  if (result.is !== 'ok') throw toProblem(result.is)
  const { member: is, newPassword } = result
  return { ...is, ...(newPassword !== undefined && { password: newPassword }) }
}

function toProblem(refusal: MemberRefusal): ProblemError {
  switch (refusal) {
    case 'unknown':
      return new ProblemError('not-found', { detail: 'There is no such member.' })
    case 'taken':
      return new ProblemError('conflict', { detail: 'There is a member of this name.' })
    case 'email-taken':
      return new ProblemError('conflict', {
        detail: 'Another member has this e-mail address, or is named so.',
      })
    case 'last-admin':
      return new ProblemError('conflict', {
        detail: 'This is the last admin; make another one first.',
      })
  }
}
