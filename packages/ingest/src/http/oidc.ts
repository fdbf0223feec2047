import { Hono, type Context } from 'hono'
import type { Oidc, SignInRefusal } from '../auth/oidc/oidc.ts'
import { FLOW_LASTS_MS, safeNext } from '../auth/oidc/flow.ts'
import { ProviderError } from '../auth/oidc/provider.ts'
import { CALLBACK_PATH } from '../auth/oidc/settings.ts'
import { createTokenBuckets } from '../lib/token-buckets.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'
import { flowOf, keepFlow, keepIdToken, keepLogin } from './session-cookie.ts'
import { visitorOf } from './visitor.ts'

/** From one address: each is a request of ours to the provider. */
const RATE = { perSecond: 2, burst: 200 }
const MOST_ADDRESSES = 10_000

/**
 * To the identity provider and back, without a login and without a word in openapi.json: browsers
 * follow them, programs have tokens. What goes wrong is said on the login page.
 */
export function oidcRoutes(dependencies: Dependencies) {
  const take = createTokenBuckets(RATE, { max: MOST_ADDRESSES, now: dependencies.now })
  const isTooMuch = (c: Context) => take(visitorOf(c, dependencies).address ?? '') > 0

  return new Hono()
    .get('/api/session/oidc', async (c) => {
      const oidc = oidcOf(dependencies)
      const next = safeNext(c.req.query('next'))
      if (isTooMuch(c)) return toLogin(c, 'too-many', next)
      try {
        const { url, sealed } = await oidc.begin(next)
        keepFlow(c, dependencies, { value: sealed, maxAgeSeconds: FLOW_LASTS_MS / 1_000 })
        return leaveFor(c, url)
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        dependencies.log.warn({ error }, 'the identity provider cannot be used')
        return toLogin(c, error.trouble, next)
      }
    })
    .get(CALLBACK_PATH, async (c) => {
      const oidc = oidcOf(dependencies)
      if (isTooMuch(c)) return toLogin(c, 'too-many', '/')
      const { search } = new URL(c.req.url)
      const outcome = await oidc.finish(search, flowOf(c) ?? '', visitorOf(c, dependencies))
      keepFlow(c, dependencies, { value: '', maxAgeSeconds: 0 })
      if (outcome.is === 'refused') return toLogin(c, outcome.why, outcome.next)
      const { token: value, maxAgeSeconds } = outcome.login
      keepLogin(c, dependencies, { value, maxAgeSeconds })
      keepIdToken(c, dependencies, { value: outcome.idToken, maxAgeSeconds })
      return leaveFor(c, outcome.next)
    })
}

function oidcOf({ oidc }: Dependencies): Oidc {
  if (!oidc) throw new ProblemError('not-found', { detail: 'No identity provider is set up.' })
  return oidc
}

function toLogin(c: Context, problem: SignInRefusal | 'too-many', next: string): Response {
  const search = new URLSearchParams({ problem, ...(next !== '/' && { next }) })
  return leaveFor(c, `/login?${search.toString()}`)
}

function leaveFor(c: Context, address: string): Response {
  c.header('Cache-Control', 'no-store')
  return c.redirect(address, 302)
}
