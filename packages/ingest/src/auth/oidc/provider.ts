import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type ClientAuth,
  type Configuration,
} from 'openid-client'
import type { Flow } from './flow.ts'
import type { Claims } from './person.ts'
import type { OidcSettings } from './settings.ts'

/** `unreachable`: ask again later. `denied`: the person said no, or may not. `invalid`: not to be believed. */
export type ProviderTrouble = 'unreachable' | 'denied' | 'invalid'

/** Of the provider, with its own words as the cause: for the log, not for whoever asked. */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly trouble: ProviderTrouble

  constructor(trouble: ProviderTrouble, options: ErrorOptions) {
    super(`the identity provider: ${trouble}`, options)
    this.trouble = trouble
  }
}

export type FlowSecrets = Pick<Flow, 'state' | 'nonce' | 'verifier'>

interface ProviderOptions {
  settings: OidcSettings
  now: () => number
}

const ANSWER_WITHIN_SECONDS = 5
/** Its endpoints may move; keys are read anew by the library. */
const KNOWN_FOR_MS = 3_600_000
/** Not asked with every click while it is away. */
const ASK_AGAIN_MS = 5_000

/** An OpenID provider by its discovery document: authorization code, PKCE, signed ID tokens. */
export function createProvider({ settings, now }: ProviderOptions) {
  let asked: { at: number; answer: Promise<Configuration> } | undefined
  let failedAt: number | undefined

  function known(): Promise<Configuration> {
    const isStale = asked !== undefined && now() - asked.at > KNOWN_FOR_MS
    const isOver = failedAt !== undefined && Math.abs(now() - failedAt) > ASK_AGAIN_MS
    if (asked === undefined || isStale || isOver) asked = { at: now(), answer: ask() }
    return asked.answer
  }

  async function ask(): Promise<Configuration> {
    try {
      failedAt = undefined
      return await discover(settings)
    } catch (cause) {
      failedAt = now()
      throw toProviderError(cause)
    }
  }

  /** Where the browser goes, and what has to be remembered until it comes back. */
  async function begin(): Promise<{ url: URL; secrets: FlowSecrets }> {
    const configuration = await known()
    const secrets = {
      ...{ state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() },
    }
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: settings.redirectUri,
      scope: settings.scopes.join(' '),
      ...{ state: secrets.state, nonce: secrets.nonce },
      code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
    })
    return { url, secrets }
  }

  /**
   * What the provider says of whoever came back with these parameters.
   * @throws ProviderError
   */
  async function redeem(search: string, secrets: FlowSecrets): Promise<Redeemed> {
    const configuration = await known()
    try {
      const tokens = await authorizationCodeGrant(
        configuration,
        // Not as the request says: what is registered there is compared letter by letter.
        new URL(search, settings.redirectUri),
        {
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          pkceCodeVerifier: secrets.verifier,
          idTokenExpected: true,
        },
      )
      const claims = tokens.claims()
      if (!claims) throw new Error('an answer without an ID token')
      const more = await moreOf(configuration, tokens.access_token, claims)
      return { vouched: withMore(claims, more), idToken: tokens.id_token ?? '' }
    } catch (cause) {
      throw toProviderError(cause)
    }
  }

  /** Many tell addresses and groups there alone, and not in the ID token. */
  async function moreOf(
    configuration: Configuration,
    accessToken: string,
    claims: Claims & { sub: string },
  ): Promise<Claims> {
    const hasGroups = settings.roles === undefined || settings.groupsClaim in claims
    const hasAddress = 'email' in claims && 'email_verified' in claims
    const isThere = configuration.serverMetadata().userinfo_endpoint !== undefined
    if ((hasGroups && hasAddress) || !isThere) return {}
    return fetchUserInfo(configuration, accessToken, claims.sub)
  }

  /**
   * Where the browser ends its login there as well (OpenID Connect RP-Initiated Logout 1.0); undefined
   * where the provider has no such place, or is not to be told.
   * @param idToken of the sign-in: with it many ask the person nothing.
   * @throws ProviderError
   */
  async function endSession(idToken: string | undefined): Promise<URL | undefined> {
    const { afterLogoutUri } = settings
    if (afterLogoutUri === undefined) return undefined
    const configuration = await known()
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
    try {
      return buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: afterLogoutUri,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      })
    } catch (cause) {
      throw toProviderError(cause)
    }
  }

  return { known, begin, redeem, endSession }
}

export type Provider = ReturnType<typeof createProvider>
export type Vouched = Claims & { iss: string; sub: string }

interface Redeemed {
  vouched: Vouched
  /** As the provider signed it. */
  idToken: string
}

/** What is signed wins; that an address is verified is said of this one and no other. */
function withMore(claims: Vouched, more: Claims): Vouched {
  const { email_verified: isVerified, ...rest } = more
  const isOfSame = !('email' in claims) || claims.email === more.email
  return { ...rest, ...(isOfSame && { email_verified: isVerified }), ...claims }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const isPlain = issuer.startsWith('http:')
  const configuration = await discovery(
    new URL(issuer),
    clientId,
    undefined,
    clientSecret === undefined ? None() : byEitherWay(clientSecret),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- so marked to stand out: settings.ts lets it through for the loopback alone
    { timeout: ANSWER_WITHIN_SECONDS, execute: isPlain ? [allowInsecureRequests] : [] },
  )
  // TLS alone would do by the standard; with it a proxy that ends TLS would be believed as well.
  enableNonRepudiationChecks(configuration)
  return configuration
}

/** In the body where the provider says it takes that, else as the standard's default. */
function byEitherWay(secret: string): ClientAuth {
  const post = ClientSecretPost(secret)
  const basic = ClientSecretBasic(secret)
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? []
    const way = ways.includes('client_secret_post') ? post : basic
    way(server, ...rest)
  }
}

function toProviderError(cause: unknown): ProviderError {
  if (cause instanceof ProviderError) return cause
  if (cause instanceof AuthorizationResponseError) {
    return new ProviderError(isAway(cause.error) ? 'unreachable' : 'denied', { cause })
  }
  if (cause instanceof ResponseBodyError) {
    return new ProviderError(cause.status >= 500 ? 'unreachable' : 'invalid', { cause })
  }
  if (cause instanceof ClientError) {
    return new ProviderError(isUnanswered(cause) ? 'unreachable' : 'invalid', { cause })
  }
  // fetch says so of a connection that never came about.
  return new ProviderError(cause instanceof TypeError ? 'unreachable' : 'invalid', { cause })
}

function isAway(error: string): boolean {
  return error === 'server_error' || error === 'temporarily_unavailable'
}

function isUnanswered({ code }: ClientError): boolean {
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
}
