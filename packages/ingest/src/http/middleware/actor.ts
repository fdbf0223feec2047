import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Actor, Logins } from '../../auth/logins.ts'
import { sameSecret } from '../../auth/secret.ts'
import type { Tokens } from '../../auth/tokens.ts'
import { ProblemError } from '../problem.ts'

export interface ActorVariables {
  actor: Actor
}

export const COOKIE = 'seismo'
export const SECURE_COOKIE = '__Host-seismo'

export interface Known {
  logins: Pick<Logins, 'actorOf'>
  tokens: Pick<Tokens, 'actorOf'>
  apiToken: string | undefined
}

/** Reading needs a login or a token; who it is goes on with the request. */
export function requireActor(known: Known) {
  return createMiddleware<{ Variables: ActorVariables }>(async (c, next) => {
    const actor = await actorOf(c, known)
    if (!actor) throw new ProblemError('login-required')
    c.set('actor', actor)
    await next()
  })
}

/** Who asks, by token or cookie; what takes long asks again whether it still holds. */
export async function actorOf(c: Context, known: Known): Promise<Actor | undefined> {
  const actor = await bearer(c.req.header('authorization'), known)
  if (actor) return actor
  const token = getCookie(c, SECURE_COOKIE) ?? getCookie(c, COOKIE)
  return token === undefined ? undefined : known.logins.actorOf(token)
}

/** Who a token names; undefined where it names nobody. */
export async function bearer(
  header: string | undefined,
  { tokens, apiToken }: Omit<Known, 'logins'>,
): Promise<Actor | undefined> {
  const [, given] = /^Bearer (.+)$/i.exec(header ?? '') ?? []
  if (given === undefined) return undefined
  if (apiToken !== undefined && sameSecret(given, apiToken)) return { name: 'token', role: 'admin' }
  return tokens.actorOf(given)
}

/** Who may come in, and what of whom is taken, is for admins. */
export const requireAdmin = createMiddleware<{ Variables: ActorVariables }>(async (c, next) => {
  if (c.get('actor').role !== 'admin') throw new ProblemError('not-allowed')
  await next()
})

/** Members and admins change things; viewers look. */
export const requireMember = createMiddleware<{ Variables: ActorVariables }>(async (c, next) => {
  if (c.get('actor').role === 'viewer') throw new ProblemError('not-allowed')
  await next()
})
