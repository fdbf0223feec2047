import { parseMember, type MemberRecord } from './member-record.ts'
import type { ChangeLog } from './recorder.ts'
import type { Role } from './role.ts'
import { createTries } from './tries.ts'

/** A person mistypes a few times, a dictionary has millions. */
const TRIES_OF_NAME = 10
/** An office shares one address; who tries one password on every name has one as well. */
const TRIES_OF_ADDRESS = 100
const TRIES_WINDOW_MS = 5 * 60_000

/** In the form of password.ts, of which no password is known. */
const NO_PASSWORD = `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`

export type LogInRefusal = { is: 'wrong' } | { is: 'limited'; retryAfterSeconds: number }

/** Where a login comes from. */
export interface Visitor {
  /** Undefined where nobody knows it. */
  address?: string
  device?: string
}

interface PasswordCheckOptions {
  changes: Pick<ChangeLog, 'newest'>
  /** Slow by design: see password.ts. */
  verify: (password: string, stored: string) => Promise<boolean>
  now: () => number
}

export function createPasswordCheck({ changes, verify, now }: PasswordCheckOptions) {
  const triesOfName = createTries({ most: TRIES_OF_NAME, windowMs: TRIES_WINDOW_MS, now })
  const triesOfAddress = createTries({ most: TRIES_OF_ADDRESS, windowMs: TRIES_WINDOW_MS, now })

  /** Whether this is the password of this name; too many wrong ones are not looked at. */
  async function authenticate(
    name: string,
    password: string,
    { address }: Visitor = {},
  ): Promise<{ is: 'ok'; role: Role } | LogInRefusal> {
    const ofAddress = address === undefined ? 0 : triesOfAddress.waitOf(address)
    const wait = Math.max(triesOfName.waitOf(name), ofAddress)
    if (wait > 0) return { is: 'limited', retryAfterSeconds: Math.ceil(wait / 1_000) }
    // Counted before the slow check, so that a hundred at once do not all slip through.
    triesOfName.count(name)
    if (address !== undefined) triesOfAddress.count(address)
    const member = await memberOf(name)
    // As slow for a name that is not there, or the time would tell which names are.
    const isRight = await verify(password, member?.password ?? NO_PASSWORD)
    if (!member || !isRight) return { is: 'wrong' }
    triesOfName.forget(name)
    if (address !== undefined) triesOfAddress.takeBack(address)
    return { is: 'ok', role: member.role }
  }

  async function memberOf(name: string): Promise<MemberRecord | undefined> {
    const [change] = await changes.newest('member', name)
    return change && parseMember(change)
  }

  return { authenticate, memberOf }
}
