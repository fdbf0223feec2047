import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, startServer } from './http-server.ts'

type KeyPair = Exclude<Awaited<ReturnType<typeof crypto.subtle.generateKey>>, { type: string }>

/** How its next answers differ from those of an honest provider. */
export interface Lie {
  /** Over those of the ID token; undefined takes one away. */
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  /** `none` sends no signature, `other` one by a key that is not published. */
  signature?: 'none' | 'other'
  userinfo?: Record<string, unknown>
  /** Of the token endpoint. */
  status?: number
}

export interface OidcIssuer {
  url: string
  /** Of a browser that came to its authorization endpoint: where it goes back to. */
  authorize: (address: string, lie?: Lie) => string
  /** What came to its token endpoint. */
  redeemed: () => readonly URLSearchParams[]
  close: () => Promise<void>
}

const ALGORITHM = {
  ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  ...{ modulusLength: 2_048, publicExponent: new Uint8Array([1, 0, 1]) },
}

const PERSON = { sub: 'u-1', email: 'ana@example.com', email_verified: true }

/** An OpenID provider that says whatever a test wants it to, also what no honest one would. */
export async function startOidcIssuer(clientId = 'seismo'): Promise<OidcIssuer> {
  const [key, other] = await Promise.all([newKey(), newKey()])
  const jwk = { ...(await crypto.subtle.exportKey('jwk', key.publicKey)), kid: 'k', use: 'sig' }
  const begun = new Map<string, { nonce: string; lie: Lie }>()
  const redeemed: URLSearchParams[] = []
  let last: Lie = {}

  async function token(request: IncomingMessage, response: ServerResponse) {
    const given = new URLSearchParams(await bodyOf(request))
    redeemed.push(given)
    const { nonce, lie } = begun.get(given.get('code') ?? '') ?? { nonce: '', lie: { status: 400 } }
    if (lie.status !== undefined) {
      answer(response, { error: 'invalid_grant' }, lie.status)
      return
    }
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      ...{ iss: server.url, aud: clientId, iat: now, exp: now + 300, nonce },
      ...{ ...PERSON, ...lie.claims },
    }
    const signing = lie.signature === 'other' ? other : key
    const idToken = await signed({ alg: 'RS256', kid: 'k', ...lie.header }, claims, {
      key: lie.signature === 'none' ? undefined : signing,
    })
    answer(response, { access_token: 'a', token_type: 'Bearer', id_token: idToken })
  }

  const server = await startServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://issuer')
    if (pathname === '/token') return token(request, response)
    answer(response, documentAt(pathname))
  })

  function documentAt(path: string): object {
    if (path === '/jwks') return { keys: [jwk] }
    return path === '/userinfo'
      ? { ...PERSON, ...last.claims, ...last.userinfo }
      : discoveryOf(server.url)
  }

  return {
    url: server.url,
    authorize: (address, lie = {}) => {
      const { searchParams } = new URL(address)
      const code = crypto.randomUUID()
      begun.set(code, { nonce: searchParams.get('nonce') ?? '', lie })
      last = lie
      const back = new URL(searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', searchParams.get('state') ?? '')
      return back.href
    },
    redeemed: () => redeemed,
    close: server.close,
  }
}

function discoveryOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: `${issuer}/logout`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    // As careless as one can be: what is taken is for us to say.
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  }
}

function newKey(): Promise<KeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

async function signed(
  header: object,
  claims: object,
  { key }: { key: KeyPair | undefined },
): Promise<string> {
  const text = [header, claims].map((part) => base64Url(JSON.stringify(part))).join('.')
  if (!key) return `${text}.`
  const bytes = await crypto.subtle.sign(ALGORITHM, key.privateKey, Buffer.from(text))
  return `${text}.${base64Url(bytes)}`
}

function base64Url(content: string | ArrayBuffer): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
  return bytes.toString('base64url')
}

function answer(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
}
