import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Dependencies } from './dependencies.ts'
import { COOKIE, SECURE_COOKIE } from './middleware/actor.ts'
import { originOf } from './origin.ts'

interface KeptCookie {
  value: string
  /** 0 takes it away. */
  maxAgeSeconds: number
}

/** The login's token, whichever of its two names it has. */
export function tokenOf(c: Context): string | undefined {
  return getCookie(c, SECURE_COOKIE) ?? getCookie(c, COOKIE)
}

/** Of whoever asks with a login, and not with a token of the API. */
export function ownTokenOf(c: Context): string | undefined {
  return c.req.header('authorization') === undefined ? tokenOf(c) : undefined
}

export function keepLogin(c: Context, dependencies: Dependencies, kept: KeptCookie): void {
  const isSecure = isHttps(c, dependencies)
  keepCookie(c, isSecure ? SECURE_COOKIE : COOKIE, { ...kept, isSecure })
}

const FLOW_COOKIE = 'seismo-oidc'
const SECURE_FLOW_COOKIE = '__Host-seismo-oidc'

export function flowOf(c: Context): string | undefined {
  return getCookie(c, SECURE_FLOW_COOKIE) ?? getCookie(c, FLOW_COOKIE)
}

/** Of one sign-in by the identity provider, between leaving and coming back. */
export function keepFlow(c: Context, dependencies: Dependencies, kept: KeptCookie): void {
  const isSecure = isHttps(c, dependencies)
  keepCookie(c, isSecure ? SECURE_FLOW_COOKIE : FLOW_COOKIE, { ...kept, isSecure })
}

const ID_TOKEN_COOKIE = 'seismo-id-token'
const SECURE_ID_TOKEN_COOKIE = '__Secure-seismo-id-token'
/** No other request has to carry it. */
const ID_TOKEN_PATH = '/api/session'
/** Browsers keep no cookie above 4,096 bytes, its name and attributes among them. */
const LONGEST_ID_TOKEN = 3_800

export function idTokenOf(c: Context): string | undefined {
  return getCookie(c, SECURE_ID_TOKEN_COOKIE) ?? getCookie(c, ID_TOKEN_COOKIE)
}

/** For the identity provider alone, at logout; what is too long for a cookie it has to do without. */
export function keepIdToken(c: Context, dependencies: Dependencies, kept: KeptCookie): void {
  if (kept.value.length > LONGEST_ID_TOKEN) return
  const isSecure = isHttps(c, dependencies)
  const name = isSecure ? SECURE_ID_TOKEN_COOKIE : ID_TOKEN_COOKIE
  keepCookie(c, name, { ...kept, isSecure, path: ID_TOKEN_PATH })
}

/** Browsers take __Host- and Secure over https alone; a laptop's first start is plain http. */
function isHttps(c: Context, { publicUrl }: Dependencies): boolean {
  return originOf(c, publicUrl).startsWith('https:')
}

function keepCookie(
  c: Context,
  name: string,
  { value, maxAgeSeconds, isSecure, path = '/' }: KeptCookie & { isSecure: boolean; path?: string },
): void {
  setCookie(c, name, value, {
    httpOnly: true,
    // The way back from an identity provider is a link from another site: Strict would lose it.
    sameSite: 'Lax',
    path,
    secure: isSecure,
    maxAge: maxAgeSeconds,
  })
}
