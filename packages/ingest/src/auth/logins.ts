import { LRUCache } from 'lru-cache'
import * as z from 'zod'
import { endLogins } from './end-logins.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'
import { role, type Role } from './role.ts'
import { digest, newSecret } from './secret.ts'

export interface Actor {
  name: string
  role: Role
}

const WEEK_MS = 7 * 86_400_000
/** Per name: a person mistypes a few times, a dictionary has millions. */
const TRIES = 10
const TRIES_WINDOW_MS = 5 * 60_000

/** In the form of password.ts, of which no password is known. */
const NO_PASSWORD = `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`

export const memberRecord = z.object({
  password: z.string(),
  role,
})
const loginRecord = z.object({
  name: z.string(),
  role,
  expiresAt: z.number(),
})

export type LogInRefusal = { is: 'wrong' } | { is: 'limited'; retryAfterSeconds: number }

export type LogInResult =
  { is: 'ok'; token: string; actor: Actor; maxAgeSeconds: number } | LogInRefusal

interface LoginOptions {
  changes: ChangeLog
  record: RecordChange
  now: () => number
  /** Slow by design: see password.ts. */
  verify: (password: string, stored: string) => Promise<boolean>
}

/** Logins with a password; a login is stored by the digest of its token alone. */
export function createLogins({ changes, record, now, verify }: LoginOptions) {
  const active = new LRUCache<string, z.output<typeof loginRecord>>({ max: 10_000 })
  /** How often logins of a name were ended: what began before that must not be kept after it. */
  const ends = new Map<string, number>()
  let removals = 0
  const failures = new LRUCache<string, { count: number; since: number }>({ max: 10_000 })

  async function logIn(name: string, password: string): Promise<LogInResult> {
    const endsBefore = ends.get(name)
    const member = await authenticate(name, password)
    if (member.is !== 'ok') return member
    const login = { name, role: member.role, expiresAt: now() + WEEK_MS }
    const token = await remember(login)
    // The member changed while the password was verified: it was the old one.
    if (ends.get(name) !== endsBefore) {
      await logOut(token, name)
      return { is: 'wrong' }
    }
    active.set(digest(token), login)
    return { is: 'ok', token, actor: login, maxAgeSeconds: WEEK_MS / 1_000 }
  }

  /** Whether this is the password of this name; too many wrong ones are not looked at. */
  async function authenticate(
    name: string,
    password: string,
  ): Promise<{ is: 'ok'; role: Role } | LogInRefusal> {
    const wait = waitOf(name)
    if (wait > 0) return { is: 'limited', retryAfterSeconds: Math.ceil(wait / 1_000) }
    // Counted before the slow check, so that a hundred at once do not all slip through.
    noteFailure(name)
    const [change] = await changes.newest('member', name)
    const member = change ? memberRecord.parse(JSON.parse(change.value)) : undefined
    // As slow for a name that is not there, or the time would tell which names are.
    const isRight = await verify(password, member?.password ?? NO_PASSWORD)
    if (!member || !isRight) return { is: 'wrong' }
    failures.delete(name)
    return { is: 'ok', role: member.role }
  }

  async function remember(value: z.output<typeof loginRecord>): Promise<string> {
    const token = newSecret()
    await record({ kind: 'login', id: digest(token), actor: value.name, value })
    return token
  }

  async function actorOf(token: string): Promise<Actor | undefined> {
    const id = digest(token)
    const removalsBefore = removals
    const login = active.get(id) ?? (await find(id))
    if (!login || login.expiresAt < now()) return undefined
    // What was removed while it was read must not come back by being remembered.
    if (removals === removalsBefore) active.set(id, login)
    return { name: login.name, role: login.role }
  }

  async function find(id: string) {
    const [change] = await changes.newest('login', id)
    return change ? loginRecord.parse(JSON.parse(change.value)) : undefined
  }

  async function logOut(token: string, actor: string): Promise<void> {
    const id = digest(token)
    const [after] = await changes.newest('login', id)
    // A cookie of any text is no reason to write.
    if (after) await record({ kind: 'login', id, actor, value: undefined, after })
    forget([id])
  }

  /** Of a member who was removed or is not what they were. */
  async function end(name: string, actor: string): Promise<void> {
    ends.set(name, (ends.get(name) ?? 0) + 1)
    forget(await endLogins(changes, record, { name, actor }))
  }

  function forget(ids: string[]): void {
    removals += 1
    for (const id of ids) active.delete(id)
  }

  function waitOf(name: string): number {
    const failed = failures.get(name)
    if (!failed || failed.count < TRIES) return 0
    // A clock that was set back must not keep anybody out for longer than the window.
    failed.since = Math.min(failed.since, now())
    return failed.since + TRIES_WINDOW_MS - now()
  }

  function noteFailure(name: string): void {
    const failed = failures.get(name)
    if (!failed || failed.since + TRIES_WINDOW_MS < now())
      failures.set(name, { count: 1, since: now() })
    else failed.count += 1
  }

  return { logIn, authenticate, logOut, end, actorOf }
}

export type Logins = ReturnType<typeof createLogins>
