import * as z from 'zod'
import type { Role } from '../role.ts'
import type { OidcSettings } from './settings.ts'

/** What an identity provider says of somebody, once its signature was checked. */
export type Claims = Readonly<Record<string, unknown>>

export interface Person {
  issuer: string
  /** Theirs for good, unlike an address. */
  subject: string
  /** Verified, in lower case. */
  email: string
  /** By their groups; a member's own goes on where the settings know none. */
  role: Role | undefined
  /** Of somebody who is no member yet; undefined keeps them out. */
  roleOfNew: Role | undefined
}

export type PersonRefusal = 'no-email' | 'email-unverified' | 'domain' | 'no-role'

const address = z.email().max(254)
const MAY_MOST_FIRST = ['admin', 'member', 'viewer'] as const satisfies Role[]

/** Who may come in, and as what, by the settings alone. */
export function personOf(
  claims: Claims & { iss: string; sub: string },
  settings: OidcSettings,
): Person | { refusal: PersonRefusal } {
  const email = address.safeParse(claims.email).data?.toLowerCase()
  if (email === undefined) return { refusal: 'no-email' }
  if (!isVerified(claims.email_verified, settings)) return { refusal: 'email-unverified' }
  const { domains, roles, defaultRole } = settings
  const domain = email.slice(email.lastIndexOf('@') + 1)
  if (domains.length > 0 && !domains.includes(domain)) return { refusal: 'domain' }
  const role = roles && (roleOf(claims[settings.groupsClaim], roles) ?? defaultRole)
  // With roles by group, the provider alone says who may do what.
  if (roles && role === undefined) return { refusal: 'no-role' }
  return {
    ...{ issuer: claims.iss, subject: claims.sub, email, role },
    roleOfNew: role ?? defaultRole,
  }
}

/** An address that somebody only typed in there would let them in as anybody. */
function isVerified(claim: unknown, { assumeEmailVerified }: OidcSettings): boolean {
  if (claim === undefined || claim === null) return assumeEmailVerified
  // Some providers send it as text.
  return claim === true || claim === 'true'
}

function roleOf(claim: unknown, roles: NonNullable<OidcSettings['roles']>): Role | undefined {
  const groups: unknown[] = Array.isArray(claim) ? claim : [claim]
  return MAY_MOST_FIRST.find((role) => roles[role]?.some((group) => groups.includes(group)))
}
