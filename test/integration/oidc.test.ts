import type {
  AuditEntry,
  LoggedOut,
  Member,
  MemberAnswer,
  Session,
  SignIn,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { startOidcIssuer, type Lie, type OidcIssuer } from '../harness/oidc-issuer.ts'

// Every way to come in by an identity provider, and every way in which nobody may.

const PUBLIC_URL = 'https://seismo.example.com'

let issuer: OidcIssuer
let app: FreshApp
const started = new AsyncDisposableStack()

beforeAll(async () => {
  issuer = await startOidcIssuer()
  started.defer(issuer.close)
  app = await aFreshApp(
    [
      `oidc_issuer: ${issuer.url}`,
      'oidc_client_id: seismo',
      'oidc_client_secret: hunter2',
      'oidc_domains: [example.com]',
      'oidc_roles: { admin: [ops], member: [developers], viewer: [everybody] }',
      `public_url: ${PUBLIC_URL}/`,
    ].join('\n'),
  )
  started.defer(() => app.remove())
  // So that nobody below is the last admin.
  await addMember({ name: 'root', role: 'admin' })
})

afterAll(() => started.disposeAsync())

interface Begun {
  address: string
  cookie: string
}

async function begin(next = '', on = app): Promise<Begun> {
  const response = await on.request(`/api/session/oidc?next=${encodeURIComponent(next)}`)
  return { address: locationOf(response), cookie: cookieOf(response, '__Host-seismo-oidc') }
}

interface Finished {
  /** Where the browser goes. */
  to: string
  /** Of the login; empty where there is none. */
  cookie: string
  /** Of the provider's own word, for the logout there. */
  idToken: string
}

async function finish(back: string, cookie: string): Promise<Finished> {
  const { pathname, search } = new URL(back)
  const response = await app.request(`${pathname}${search}`, { headers: { Cookie: cookie } })
  return {
    to: locationOf(response),
    cookie: cookieOf(response, '__Host-seismo'),
    idToken: cookieOf(response, '__Secure-seismo-id-token'),
  }
}

/** From the button to the page. */
async function signIn(lie: Lie = {}, next = ''): Promise<Finished> {
  const { address, cookie } = await begin(next)
  return finish(issuer.authorize(address, lie), cookie)
}

function locationOf(response: Response): string {
  expect(response.status).toBe(302)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return response.headers.get('location') ?? ''
}

function cookieOf(response: Response, name: string): string {
  const found = response.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))
  return found?.split(';')[0]?.replace(/=$/, '') ?? ''
}

function refused(problem: string): Finished {
  return { to: `/login?problem=${problem}`, cookie: '', idToken: '' }
}

function logOut(...cookies: string[]): Promise<Response> {
  const headers = { Cookie: cookies.join('; '), Origin: 'http://localhost' }
  return app.request('/api/session', { method: 'DELETE', headers })
}

async function sessionOf(cookie: string): Promise<Session['user'] | number> {
  const response = await app.request('/api/session', { headers: { Cookie: cookie } })
  return response.ok ? ((await response.json()) as Session).user : response.status // as: the route's
}

async function addMember(body: object): Promise<MemberAnswer> {
  const response = await app.request('/api/members', {
    method: 'POST',
    headers: { Authorization: `Bearer ${app.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as MemberAnswer // as: the route's
}

async function memberOf(name: string): Promise<Member | undefined> {
  const { items } = await app.get<{ items: Member[] }>('/api/members')
  return items.find((one) => one.name === name)
}

/** Somebody whom no other test knows. */
let people = 0
function aPerson(more: Record<string, unknown> = {}) {
  people += 1
  return {
    ...{ sub: `s-${people}`, email: `p${people}@example.com`, groups: ['developers'] },
    ...more,
  }
}

describe('an honest provider', () => {
  it('lets a person in whom it vouches for, as their group says', async () => {
    const claims = aPerson({ email: 'Ana@Example.com', groups: ['everybody', 'developers'] })

    const { to, cookie } = await signIn({ claims }, '/p/web/issues?q=is%3Aopen')

    expect(to).toBe('/p/web/issues?q=is%3Aopen')
    expect(await sessionOf(cookie)).toEqual({
      ...{ name: 'ana@example.com', role: 'member', hasPassword: false },
    })
    expect(await memberOf('ana@example.com')).toMatchObject({
      ...{ email: 'ana@example.com', hasPassword: false, isLinked: true },
    })
    const { items } = await app.get<{ items: AuditEntry[] }>('/api/audit')
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'login', verb: 'added', actor: 'ana@example.com' },
      { kind: 'member', verb: 'added', id: 'ana@example.com', actor: 'ana@example.com' },
    ])
    expect(JSON.stringify(items)).not.toContain('hunter2')
  })

  it('is asked with PKCE, state, nonce and the registered address, and keeps them from scripts', async () => {
    const response = await app.request('/api/session/oidc', {
      headers: { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' },
    })
    const { searchParams } = new URL(locationOf(response))
    const [cookie = ''] = response.headers.getSetCookie()

    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', client_id: 'seismo', code_challenge_method: 'S256' },
      redirect_uri: `${PUBLIC_URL}/api/session/oidc/callback`,
      scope: 'openid email profile',
    })
    expect(searchParams.get('state')?.length).toBeGreaterThan(40)
    expect(searchParams.get('nonce')?.length).toBeGreaterThan(40)
    expect(cookie).toMatch(/Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax/)
    await finish(issuer.authorize(locationOf(response)), cookie.split(';')[0] ?? '')
    const { code_verifier: verifier, client_secret: secret } = Object.fromEntries(
      issuer.redeemed().at(-1) ?? [],
    )
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(verifier ?? ''))
    expect(Buffer.from(digest).toString('base64url')).toBe(searchParams.get('code_challenge'))
    expect(secret).toBe('hunter2')
  })

  it('finds a member by a verified address once, and from then on by who they are', async () => {
    const claims = aPerson({ email: 'bo@example.com' })
    await addMember({ name: 'bo', role: 'viewer', email: 'Bo@example.com' })

    const first = await signIn({ claims })
    const moved = await signIn({ claims: { ...claims, email: 'robert@example.com' } })
    const successor = await signIn({ claims: aPerson({ email: 'robert@example.com' }) })

    expect(await sessionOf(first.cookie)).toMatchObject({ name: 'bo', role: 'member' })
    expect(await sessionOf(moved.cookie)).toMatchObject({ name: 'bo' })
    expect(await memberOf('bo')).toMatchObject({ email: 'robert@example.com' })
    expect(successor.to).toBe('/login?problem=linked-elsewhere')
    expect(successor.cookie).toBe('')
  })

  it('takes a right away at the next sign-in, and the logins that had it', async () => {
    const person = aPerson({ groups: ['ops'] })
    const before = await signIn({ claims: person })

    const after = await signIn({ claims: { ...person, groups: 'everybody' } })

    expect(await sessionOf(before.cookie)).toBe(401)
    expect(await sessionOf(after.cookie)).toMatchObject({ role: 'viewer' })
  })

  it('may tell addresses and groups at its userinfo endpoint alone', async () => {
    const person = aPerson()
    const claims = { sub: person.sub, email: undefined, email_verified: undefined }

    const userinfo = { ...person, email_verified: true }
    const { cookie } = await signIn({ claims, userinfo })
    const other = await signIn({ claims, userinfo: { ...userinfo, sub: 'somebody else' } })

    expect(await sessionOf(cookie)).toMatchObject({ name: person.email, role: 'member' })
    expect(other.to).toBe('/login?problem=invalid')
  })

  it('is told about on the login page', async () => {
    const response = await app.request('/api/sign-in')
    const answer = (await response.json()) as SignIn // as: the route's

    expect(answer).toEqual({ password: true, oidc: { label: '127.0.0.1', isReachable: true } })
  })
})

describe('logging out', () => {
  it('ends the login here, and leads to where the provider ends its own', async () => {
    const { cookie, idToken } = await signIn({ claims: aPerson() })

    const response = await logOut(cookie, idToken)

    const { endSessionUrl } = (await response.json()) as LoggedOut // as: the route's
    const { origin, pathname, searchParams } = new URL(endSessionUrl)
    expect(`${origin}${pathname}`).toBe(`${issuer.url}/logout`)
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ client_id: 'seismo', post_logout_redirect_uri: `${PUBLIC_URL}/login` },
      id_token_hint: idToken.slice(idToken.indexOf('=') + 1),
    })
    expect(response.headers.getSetCookie().join()).toMatch(
      /__Host-seismo=; Max-Age=0.*__Secure-seismo-id-token=; Max-Age=0; Path=\/api\/session; HttpOnly; Secure/,
    )
    expect(await sessionOf(cookie)).toBe(401)
  })

  it('does without the word of a provider whose groups fill no cookie', async () => {
    const groups = ['ops', ...Array.from({ length: 400 }, (_, index) => `group-${index}`)]
    const { cookie, idToken } = await signIn({ claims: aPerson({ groups }) })

    const { endSessionUrl } = (await (await logOut(cookie)).json()) as LoggedOut // as: the route's

    expect(idToken).toBe('')
    expect(endSessionUrl).not.toContain('id_token_hint')
  })

  it('leads nowhere after a password, nor a second time', async () => {
    const { password } = await addMember({ name: 'dee', role: 'viewer' })
    const login = await app.request('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'dee', password }),
    })
    const { cookie } = await signIn({ claims: aPerson() })
    await logOut(cookie)

    expect((await logOut(cookieOf(login, '__Host-seismo'))).status).toBe(204)
    expect((await logOut(cookie)).status).toBe(401)
  })
})

describe('nobody comes in', () => {
  const now = Math.floor(Date.now() / 1_000)

  it.each<[string, string, Lie]>([
    ['with a token for another client', 'invalid', { claims: { aud: 'another' } }],
    ['with a token of another issuer', 'invalid', { claims: { iss: 'https://evil.example' } }],
    ['with a token of another sign-in', 'invalid', { claims: { nonce: 'another' } }],
    ['with a token without a nonce', 'invalid', { claims: { nonce: undefined } }],
    ['with a token that has expired', 'invalid', { claims: { exp: now - 3_600 } }],
    ['with a token that nobody signed', 'invalid', { header: { alg: 'none' }, signature: 'none' }],
    ['with a token by a key that is not published', 'invalid', { signature: 'other' }],
    ['with a token signed by the public key', 'invalid', { header: { alg: 'HS256' } }],
    ['with a code that was used or made up', 'invalid', { status: 400 }],
    ['while the provider is broken', 'unreachable', { status: 503 }],
    ['without an address', 'no-email', { claims: { email: undefined }, userinfo: { email: null } }],
    [
      'with an address that nobody verified',
      'email-unverified',
      { claims: { email_verified: false } },
    ],
    [
      'with a verified address that is not the one of the token',
      'email-unverified',
      {
        claims: { email_verified: undefined },
        userinfo: { email: 'x@example.com', email_verified: true },
      },
    ],
    ['from another domain', 'domain', { claims: { email: 'ana@example.com.evil.example' } }],
    ['without a group that has a role', 'no-role', { claims: { groups: ['guests', 'OPS'] } }],
  ])('%s', async (_, problem, lie) => {
    const claims = { ...aPerson(), ...lie.claims }
    const before = await app.get<{ items: Member[] }>('/api/members')

    const { to, cookie } = await signIn({ ...lie, claims }, '/p/web')

    expect(to).toBe(`/login?problem=${problem}&next=%2Fp%2Fweb`)
    expect(cookie).toBe('')
    expect(await app.get('/api/members')).toEqual(before)
  })

  it('who said no at the provider', async () => {
    const { address, cookie } = await begin()
    const state = new URL(address).searchParams.get('state') ?? ''
    const back = `${PUBLIC_URL}/api/session/oidc/callback?error=access_denied&state=${state}`

    expect(await finish(back, cookie)).toEqual(refused('denied'))
  })

  it('twice with one answer', async () => {
    const { address, cookie } = await begin()
    const back = issuer.authorize(address, { claims: aPerson() })
    const asked = issuer.redeemed().length

    const first = await finish(back, cookie)
    const second = await finish(back, cookie)

    expect(await sessionOf(first.cookie)).toMatchObject({ role: 'member' })
    expect(second).toEqual(refused('expired'))
    expect(issuer.redeemed()).toHaveLength(asked + 1)
  })

  it.each<[string, (mine: Begun, theirs: Begun) => string]>([
    ['without the cookie', () => ''],
    ['with the cookie of another sign-in', (_, theirs) => theirs.cookie],
    ['with a cookie that was changed', ({ cookie }) => cookie.replace(/=.{9}/, '=AAAAAAAAA')],
    ['with a cookie that was cut', ({ cookie }) => cookie.slice(0, -2)],
    ['with a cookie that nobody signed', ({ cookie }) => cookie.replace(/\..*/, '')],
  ])('%s', async (_, cookieFor) => {
    const [mine, theirs] = [await begin(), await begin()]
    const asked = issuer.redeemed().length

    const { to, cookie } = await finish(issuer.authorize(mine.address), cookieFor(mine, theirs))

    expect([to, cookie]).toEqual(['/login?problem=expired', ''])
    expect(issuer.redeemed()).toHaveLength(asked)
  })

  it.each([
    ...['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example'],
    ...['javascript:alert(1)', `/${'a'.repeat(2_000)}`, '/..//evil.example', '@evil.example'],
  ])('anywhere else than here afterwards: %j', async (next) => {
    const { to } = await signIn({ claims: aPerson() }, next)

    expect(to).toBe('/')
  })

  it('whom an admin removed, without a word of the provider', async () => {
    const claims = aPerson()
    const { cookie } = await signIn({ claims })
    await app.request(`/api/members/${claims.email}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${app.token}` },
    })

    expect(await sessionOf(cookie)).toBe(401)
  })
})

describe('without the provider and without passwords', () => {
  it('says so, and lets nobody in by a password', async () => {
    // One engine a process: the one of all tests before ends first.
    await app.remove()
    app = await aFreshApp(
      `oidc_issuer: http://127.0.0.1:9\noidc_client_id: seismo\npublic_url: ${PUBLIC_URL}\npassword_login: false`,
    )
    const { password } = await addMember({ name: 'cy', role: 'admin' })

    const refused = await app.request('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'cy', password }),
    })
    const ways = await app.request('/api/sign-in')
    const begun = await app.request('/api/session/oidc?next=/p/web')

    expect(refused.status).toBe(403)
    expect(await ways.json()).toEqual({
      password: false,
      oidc: { label: '127.0.0.1', isReachable: false },
    })
    expect(locationOf(begun)).toBe('/login?problem=unreachable&next=%2Fp%2Fweb')
  })
})
