import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '../auth/logins.ts'
import { login, passwordChange, session, type Session } from '../contract/project.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { COOKIE, SECURE_COOKIE } from './middleware/actor.ts'
import { originOf } from './origin.ts'
import { ProblemError } from './problem.ts'
import { describeProject } from './projects.ts'

const loginRoute = createRoute({
  method: 'post',
  path: '/api/session',
  summary: 'Log in',
  request: { body: { required: true, content: { 'application/json': { schema: login } } } },
  responses: answers('Who you are and what you may see', session),
})

const sessionRoute = createRoute({
  method: 'get',
  path: '/api/session',
  summary: 'Who you are',
  responses: answers('Who you are and what you may see', session),
})

const passwordRoute = createRoute({
  method: 'patch',
  path: '/api/session',
  summary: 'Change your own password; your logins elsewhere end',
  request: {
    body: { required: true, content: { 'application/json': { schema: passwordChange } } },
  },
  responses: answers('Who you are and what you may see', session),
})

const logoutRoute = createRoute({
  method: 'delete',
  path: '/api/session',
  summary: 'Log out',
  responses: { 204: { description: 'Logged out' } },
})

export function sessionRoutes(dependencies: Dependencies) {
  const { logins, members } = dependencies
  return apiApp()
    .openapi(loginRoute, async (c) => {
      const { name, password } = c.req.valid('json')
      const result = await logins.logIn(name, password)
      if (result.is === 'wrong') throw new ProblemError('wrong-password')
      if (result.is === 'limited') throw tooManyTries(result)
      keepCookie(c, dependencies, result)
      return c.json(await describe(c, dependencies, result.actor), 200)
    })
    .openapi(passwordRoute, async (c) => {
      const { password, newPassword } = c.req.valid('json')
      const { name } = c.get('actor')
      if (tokenOf(c) === undefined || c.req.header('authorization') !== undefined) {
        throw new ProblemError('not-allowed', { detail: 'A token has no password; log in.' })
      }
      const current = await logins.authenticate(name, password)
      // Not 401: the login itself still holds.
      if (current.is === 'wrong') {
        throw new ProblemError('not-allowed', { detail: 'The current password is wrong.' })
      }
      if (current.is === 'limited') throw tooManyTries(current)
      const changed = await members.change(name, { password: newPassword }, name)
      const login = changed.is === 'ok' ? await logins.logIn(name, newPassword) : undefined
      // An admin was quicker: removed, or given another password in between.
      if (login?.is !== 'ok') throw new ProblemError('login-required')
      keepCookie(c, dependencies, login)
      return c.json(await describe(c, dependencies, login.actor), 200)
    })
    .openapi(sessionRoute, async (c) =>
      c.json(await describe(c, dependencies, c.get('actor')), 200),
    )
    .openapi(logoutRoute, async (c) => {
      const token = tokenOf(c)
      if (token !== undefined) await logins.logOut(token, c.get('actor').name)
      keepCookie(c, dependencies, { token: '', maxAgeSeconds: 0 })
      return c.body(null, 204)
    })
}

function tokenOf(c: Context): string | undefined {
  return getCookie(c, SECURE_COOKIE) ?? getCookie(c, COOKIE)
}

function tooManyTries({ retryAfterSeconds }: { retryAfterSeconds: number }): ProblemError {
  return new ProblemError('too-many-requests', {
    retryAfterSeconds,
    detail: `Too many tries for this name; wait ${String(retryAfterSeconds)} seconds.`,
  })
}

async function describe(c: Context, dependencies: Dependencies, actor: Actor): Promise<Session> {
  const origin = originOf(c, dependencies.publicUrl)
  return {
    user: { name: actor.name, role: actor.role },
    projects: await Promise.all(
      dependencies.projects.map((project) => describeProject(project, { ...dependencies, origin })),
    ),
    version: dependencies.version,
  }
}

function keepCookie(
  c: Context,
  { publicUrl }: Dependencies,
  { token, maxAgeSeconds }: { token: string; maxAgeSeconds: number },
): void {
  // Browsers take __Host- and Secure over https alone; a laptop's first start is plain http.
  const secure = originOf(c, publicUrl).startsWith('https:')
  setCookie(c, secure ? SECURE_COOKIE : COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure,
    maxAge: maxAgeSeconds,
  })
}
