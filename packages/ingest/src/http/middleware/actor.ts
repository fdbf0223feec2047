import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Actor, Logins } from '../../auth/logins.ts'
import { sameSecret } from '../../auth/secret.ts'
import { ProblemError } from '../problem.ts'

export interface ActorVariables {
  actor: Actor
}

export const COOKIE = 'seismo'
export const SECURE_COOKIE = '__Host-seismo'

/** Reading needs a login or the API token; who it is goes on with the request. */
export function requireActor({
  logins,
  apiToken,
}: {
  logins: Logins
  apiToken: string | undefined
}) {
  return createMiddleware<{ Variables: ActorVariables }>(async (c, next) => {
    const actor = bearer(c.req.header('authorization'), apiToken) ?? (await cookieActor())
    if (!actor) throw new ProblemError('login-required')
    c.set('actor', actor)
    await next()

    async function cookieActor(): Promise<Actor | undefined> {
      const token = getCookie(c, SECURE_COOKIE) ?? getCookie(c, COOKIE)
      return token === undefined ? undefined : logins.actorOf(token)
    }
  })
}

/** Who a token names; undefined where it names nobody. */
export function bearer(
  header: string | undefined,
  apiToken: string | undefined,
): Actor | undefined {
  const [, given] = /^Bearer (.+)$/i.exec(header ?? '') ?? []
  if (given === undefined || apiToken === undefined) return undefined
  return sameSecret(given, apiToken) ? { name: 'token', role: 'admin' } : undefined
}

/** Members and admins change things; viewers look. */
export const requireMember = createMiddleware<{ Variables: ActorVariables }>(async (c, next) => {
  if (c.get('actor').role === 'viewer') throw new ProblemError('not-allowed')
  await next()
})
