import type { Pattern } from './pattern.ts'
import { authorization } from './patterns/authorization.ts'
import { card } from './patterns/card.ts'
import { email } from './patterns/email.ts'
import { iban } from './patterns/iban.ts'
import { ipAddress } from './patterns/ip-address.ts'
import { jwt } from './patterns/jwt.ts'
import { privateKey } from './patterns/private-key.ts'
import { token } from './patterns/token.ts'
import { urlPassword } from './patterns/url-password.ts'
import { usSsn } from './patterns/us-ssn.ts'

/**
 * In the order they run: a password in a URL before the mail address it makes with the host. The
 * pairs of keys and values run between, for `token=` says more than the token's shape, and an
 * `Authorization:` header more than the scheme in it.
 */
export const BEFORE_PAIRS: readonly Pattern[] = [privateKey, urlPassword]
export const AFTER_PAIRS: readonly Pattern[] = [
  authorization,
  jwt,
  token,
  email,
  iban,
  card,
  ipAddress,
  usSsn,
]

/** What the configuration may switch off. */
export const SWITCHED_ON = [
  'private-key',
  'password',
  'authorization',
  'pairs',
  'keys',
  'jwt',
  'token',
  'email',
  'iban',
  'card',
] as const

/** What it may switch on; too many innocent things look like these. */
export const SWITCHED_OFF = ['ip', 'ssn'] as const
