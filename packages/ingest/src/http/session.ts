import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Actor } from '../auth/logins.ts'
import {
  loggedOut,
  login,
  passwordChange,
  session,
  signIn,
  type Session,
} from '../contract/session.ts'
import { answers } from './answers.ts'
import { apiApp } from './api-app.ts'
import type { Dependencies } from './dependencies.ts'
import { originOf } from './origin.ts'
import { ProblemError } from './problem.ts'
import { describeProject } from './projects.ts'
import { idTokenOf, keepIdToken, keepLogin, ownTokenOf, tokenOf } from './session-cookie.ts'
import { visitorOf } from './visitor.ts'

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
  responses: {
    ...answers(
      'Logged out here; the identity provider ends its own login at an address',
      loggedOut,
    ),
    204: { description: 'Logged out' },
  },
})

const signInRoute = createRoute({
  method: 'get',
  path: '/api/sign-in',
  summary: 'The ways to log in; needs no login',
  responses: answers('What the login page offers', signIn),
})

export function sessionRoutes(dependencies: Dependencies) {
  const { logins, members, oidc, passwordLogin } = dependencies
  return apiApp()
    .openapi(loginRoute, async (c) => {
      if (!passwordLogin) throw noPasswords()
      const { name, password } = c.req.valid('json')
      const result = await logins.logIn(name, password, visitorOf(c, dependencies))
      if (result.is === 'wrong') throw new ProblemError('wrong-password')
      if (result.is === 'limited') throw tooManyTries(result)
      keepLogin(c, dependencies, { ...result, value: result.token })
      return c.json(await describe(c, dependencies, result.actor), 200)
    })
    .openapi(passwordRoute, async (c) => {
      const { password, newPassword } = c.req.valid('json')
      const { name } = c.get('actor')
      if (ownTokenOf(c) === undefined) {
        throw new ProblemError('not-allowed', { detail: 'A token has no password; log in.' })
      }
      if (!passwordLogin) throw noPasswords()
      const visitor = visitorOf(c, dependencies)
      const current = await logins.authenticate(name, password, visitor)
      // Not 401: the login itself still holds.
      if (current.is === 'wrong') {
        throw new ProblemError('not-allowed', { detail: 'The current password is wrong.' })
      }
      if (current.is === 'limited') throw tooManyTries(current)
      const changed = await members.change(name, { password: newPassword }, name)
      const login = changed.is === 'ok' ? await logins.logIn(name, newPassword, visitor) : undefined
      // An admin was quicker: removed, or given another password in between.
      if (login?.is !== 'ok') throw new ProblemError('login-required')
      keepLogin(c, dependencies, { ...login, value: login.token })
      return c.json(await describe(c, dependencies, login.actor), 200)
    })
    .openapi(sessionRoute, async (c) =>
      c.json(await describe(c, dependencies, c.get('actor')), 200),
    )
    .openapi(logoutRoute, async (c) => {
      const token = tokenOf(c)
      const via = token === undefined ? undefined : await logins.logOut(token, c.get('actor').name)
      keepLogin(c, dependencies, { value: '', maxAgeSeconds: 0 })
      if (via !== 'oidc' || !oidc) return c.body(null, 204)
      const endSessionUrl = await oidc.endSession(idTokenOf(c))
      keepIdToken(c, dependencies, { value: '', maxAgeSeconds: 0 })
      return endSessionUrl === undefined ? c.body(null, 204) : c.json({ endSessionUrl }, 200)
    })
    .openapi(signInRoute, async (c) => {
      const provider = oidc && { label: oidc.label, isReachable: await oidc.isReachable() }
      return c.json({ password: passwordLogin, oidc: provider ?? null }, 200)
    })
}

function noPasswords(): ProblemError {
  return new ProblemError('not-allowed', { detail: 'Logging in with a password is switched off.' })
}

function tooManyTries({ retryAfterSeconds }: { retryAfterSeconds: number }): ProblemError {
  return new ProblemError('too-many-requests', {
    retryAfterSeconds,
    detail: `Too many tries for this name; wait ${String(retryAfterSeconds)} seconds.`,
  })
}

async function hasPassword(
  c: Context,
  { members, passwordLogin }: Dependencies,
  { name }: Actor,
): Promise<boolean> {
  if (!passwordLogin || ownTokenOf(c) === undefined) return false
  return (await members.find(name))?.hasPassword ?? false
}

async function describe(c: Context, dependencies: Dependencies, actor: Actor): Promise<Session> {
  const origin = originOf(c, dependencies.publicUrl)
  return {
    user: { ...actor, hasPassword: await hasPassword(c, dependencies, actor) },
    projects: await Promise.all(
      dependencies.projects.map((project) => describeProject(project, { ...dependencies, origin })),
    ),
    version: dependencies.version,
    hasJaeger: dependencies.traces.isConfigured,
  }
}
