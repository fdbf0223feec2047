import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { role, type Role } from '../role.ts'

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** Whoever can read along can log in as anybody: plain http is for a machine's own trials. */
const issuer = z.url({ protocol: /^https?$/ }).refine((text) => {
  const { protocol, hostname, search, hash } = new URL(text)
  return (protocol === 'https:' || LOOPBACK.test(hostname)) && search === '' && hash === ''
}, 'an address with https://, without ? and #')

/** `a, b` as it stands in the environment, or a list. */
function words(word: z.ZodType<string, string>) {
  return z.preprocess(
    (given) => (typeof given === 'string' ? given.split(/[\s,]+/).filter(Boolean) : given),
    z.array(word).max(100),
  )
}

const groups = words(z.string().min(1).max(256))

/** Which groups have which role; of several the one that may most counts. */
const roles = z.preprocess(
  (given) => (typeof given === 'string' ? (parseYaml(given) as unknown) : given),
  z
    .strictObject({
      viewer: groups.exactOptional(),
      member: groups.exactOptional(),
      admin: groups.exactOptional(),
    })
    .refine((given) => Object.keys(given).length > 0, 'names no role'),
)

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false }

/** In the environment as text. */
const flag = z.preprocess(
  (given) => (typeof given === 'string' ? (FLAGS[given] ?? given) : given),
  z.boolean(),
)

/** Of config.ts, one by one, so that each can stand in the environment. */
export const oidcSettings = {
  oidc_issuer: {
    schema: issuer.optional(),
    example: 'https://login.example.com/realms/main',
  },
  oidc_client_id: {
    schema: z.string().min(1).max(300).optional(),
    example: 'seismo',
  },
  oidc_client_secret: {
    schema: z.string().min(1).max(4_000).optional(),
    example: 'as the identity provider shows it',
  },
  oidc_label: { schema: z.string().min(1).max(60).optional(), example: 'Example Inc.' },
  oidc_scopes: {
    schema: words(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/)).default([
      'openid',
      'email',
      'profile',
    ]),
    example: 'openid email profile groups',
  },
  oidc_domains: {
    schema: words(
      z
        .string()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'a domain like example.com')
        .transform((domain) => domain.toLowerCase()),
    ).default([]),
    example: 'example.com, example.org',
  },
  oidc_groups_claim: { schema: z.string().min(1).max(200).default('groups'), example: 'groups' },
  oidc_roles: {
    schema: roles.optional(),
    example: '{ admin: [seismo-admins], member: [developers] }',
  },
  oidc_default_role: {
    schema: z.enum([...role.options, 'none']).default('none'),
    example: 'viewer',
  },
  oidc_assume_email_verified: { schema: flag.default(false), example: 'true' },
  oidc_logout: { schema: flag.default(true), example: 'false' },
  password_login: { schema: flag.default(true), example: 'false' },
} as const

export interface OidcSettings {
  issuer: string
  clientId: string
  /** None for a public client: PKCE alone then binds the code to us. */
  clientSecret: string | undefined
  /** On the button, after "Log in with". */
  label: string
  scopes: readonly string[]
  /** Of addresses that may come in; empty for any that the provider vouches for. */
  domains: readonly string[]
  groupsClaim: string
  roles: Readonly<Partial<Record<Role, readonly string[]>>> | undefined
  defaultRole: Role | undefined
  assumeEmailVerified: boolean
  /** Exactly as it is registered there. */
  redirectUri: string
  /** Where the provider leads after its own logout, registered as well; undefined to stay logged in there. */
  afterLogoutUri: string | undefined
}

type Given = {
  readonly [Key in keyof typeof oidcSettings]: z.output<(typeof oidcSettings)[Key]['schema']>
} & { readonly public_url: string | undefined }

/** Undefined where there is no provider. */
export function oidcOf(given: Given): OidcSettings | undefined {
  const { oidc_issuer: issuer, oidc_client_id: clientId, public_url: publicUrl } = given
  if (issuer === undefined || clientId === undefined || publicUrl === undefined) return undefined
  const { oidc_default_role: defaultRole } = given
  const base = publicUrl.replace(/\/+$/, '')
  return {
    ...{ issuer, clientId },
    clientSecret: given.oidc_client_secret,
    label: given.oidc_label ?? new URL(issuer).hostname,
    scopes: [...new Set(['openid', ...given.oidc_scopes])],
    domains: given.oidc_domains,
    groupsClaim: given.oidc_groups_claim,
    roles: given.oidc_roles,
    defaultRole: defaultRole === 'none' ? undefined : defaultRole,
    assumeEmailVerified: given.oidc_assume_email_verified,
    redirectUri: `${base}${CALLBACK_PATH}`,
    afterLogoutUri: given.oidc_logout ? `${base}/login` : undefined,
  }
}

export const CALLBACK_PATH = '/api/session/oidc/callback'

/** Which key lacks which other one; undefined where they go together. */
export function missingWith(
  given: Given,
): { key: keyof typeof oidcSettings; needs: keyof Given } | undefined {
  if (!given.password_login && given.oidc_issuer === undefined) {
    return { key: 'password_login', needs: 'oidc_issuer' }
  }
  if (given.oidc_issuer === undefined) return undefined
  if (given.oidc_client_id === undefined) return { key: 'oidc_issuer', needs: 'oidc_client_id' }
  // The provider compares the redirect letter by letter, and a Host header is anybody's word.
  if (given.public_url === undefined) return { key: 'oidc_issuer', needs: 'public_url' }
  return undefined
}
