import { setTimeout as wait } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Logins, LogInResult } from '../logins.ts'
import type { Visitor } from '../password-check.ts'
import type { SigningKey } from '../signed-text.ts'
import type { createAdmit, AdmitRefusal } from './admit.ts'
import { FLOW_LASTS_MS, openFlow, safeNext, sealFlow, type Flow } from './flow.ts'
import { personOf, type PersonRefusal } from './person.ts'
import { ProviderError, type Provider, type ProviderTrouble } from './provider.ts'
import type { OidcSettings } from './settings.ts'

/** `expired`: the sign-in was begun too long ago, elsewhere, or is over already. */
export type SignInRefusal = 'expired' | ProviderTrouble | PersonRefusal | AdmitRefusal

export type SignedIn =
  | { is: 'ok'; login: Extract<LogInResult, { is: 'ok' }>; next: string; idToken: string }
  | { is: 'refused'; why: SignInRefusal; next: string }

interface OidcOptions {
  settings: OidcSettings
  provider: Provider
  admit: ReturnType<typeof createAdmit>
  logins: Pick<Logins, 'logInAs'>
  key: () => Promise<SigningKey>
  now: () => number
  /** With the provider's own words, which nobody else is told. */
  onRefused: (why: SignInRefusal, error?: ProviderError) => void
}

const MOST_USED = 10_000
/** The login page waits for it. */
const REACHED_WITHIN_MS = 1_500

/** Sign-in by an OpenID provider: from the button to a login like any other. */
export function createOidc(options: OidcOptions) {
  const { settings, provider, logins, now } = options
  /** States that were redeemed: a second time nobody has an honest reason to. */
  const used = new LRUCache<string, true>({ max: MOST_USED })

  /** @throws ProviderError */
  async function begin(next: string | undefined): Promise<{ url: string; sealed: string }> {
    const { url, secrets } = await provider.begin()
    const flow = { ...secrets, next: safeNext(next), expiresAt: now() + FLOW_LASTS_MS }
    return { url: url.href, sealed: await sealFlow(await options.key(), flow) }
  }

  /** @param search what the browser brought back, `?code=…` */
  async function finish(search: string, sealed: string, visitor: Visitor): Promise<SignedIn> {
    const flow = await openFlow(await options.key(), sealed, now())
    if (!flow || !isAnswerTo(flow, search) || used.has(flow.state)) {
      return refuse('expired', flow)
    }
    used.set(flow.state, true)
    try {
      const { vouched, idToken } = await provider.redeem(search, flow)
      const person = personOf(vouched, settings)
      if ('refusal' in person) return refuse(person.refusal, flow)
      const admitted = await options.admit(person)
      if ('refusal' in admitted) return refuse(admitted.refusal, flow)
      const login = await logins.logInAs(admitted.name, visitor)
      if (login.is !== 'ok') return refuse('not-invited', flow)
      return { is: 'ok', login, next: flow.next, idToken }
    } catch (cause) {
      if (!(cause instanceof ProviderError)) throw cause
      return refuse(cause.trouble, flow, cause)
    }
  }

  function refuse(why: SignInRefusal, flow: Flow | undefined, error?: ProviderError): SignedIn {
    options.onRefused(why, error)
    return { is: 'refused', why, next: flow?.next ?? '/' }
  }

  /** Whether its discovery document can be read, as far as is known by now. */
  function isReachable(): Promise<boolean> {
    const isKnown = provider.known().then(
      () => true,
      () => false,
    )
    return Promise.race([isKnown, wait(REACHED_WITHIN_MS, false, { ref: false })])
  }

  /** Where the login at the provider ends as well; undefined where it has no such place, or is away. */
  async function endSession(idToken: string | undefined): Promise<string | undefined> {
    const asked = provider.endSession(idToken).catch((cause: unknown) => {
      // Logging out here must not depend on the provider.
      if (cause instanceof ProviderError) return undefined
      throw cause
    })
    const url = await Promise.race([asked, wait(REACHED_WITHIN_MS, undefined, { ref: false })])
    return url?.href
  }

  return { label: settings.label, begin, finish, endSession, isReachable }
}

export type Oidc = ReturnType<typeof createOidc>

function isAnswerTo({ state }: Flow, search: string): boolean {
  return new URLSearchParams(search).get('state') === state
}
