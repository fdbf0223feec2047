import { LRUCache } from 'lru-cache'
import * as z from 'zod'
import type { Store } from '../store/ports.ts'
import { digest, newSecret } from './secret.ts'

export interface Actor {
  name: string
  role: 'viewer' | 'member' | 'admin'
}

const WEEK_MS = 7 * 86_400_000
/** Per name: a person mistypes a few times, a dictionary has millions. */
const TRIES = 10
const TRIES_WINDOW_MS = 5 * 60_000

export const memberRecord = z.object({
  password: z.string(),
  role: z.enum(['viewer', 'member', 'admin']),
})
const loginRecord = z.object({
  name: z.string(),
  role: z.enum(['viewer', 'member', 'admin']),
  expiresAt: z.number(),
})

export type LogInResult =
  | { is: 'ok'; token: string; actor: Actor; maxAgeSeconds: number }
  | { is: 'wrong' }
  | { is: 'limited'; retryAfterSeconds: number }

interface LoginOptions {
  changes: Store['changes']
  now: () => number
  /** Slow by design: see password.ts. */
  verify: (password: string, stored: string) => Promise<boolean>
}

/** Logins with a password; a login is stored by the digest of its token alone. */
export function createLogins({ changes, now, verify }: LoginOptions) {
  const active = new LRUCache<string, z.output<typeof loginRecord>>({ max: 10_000 })
  const failures = new LRUCache<string, { count: number; since: number }>({ max: 10_000 })

  async function logIn(name: string, password: string): Promise<LogInResult> {
    const wait = waitOf(name)
    if (wait > 0) return { is: 'limited', retryAfterSeconds: Math.ceil(wait / 1_000) }
    // Counted before the slow check, so that a hundred at once do not all slip through.
    noteFailure(name)
    const [change] = await changes.newest('member', name)
    const member = change ? memberRecord.parse(JSON.parse(change.value)) : undefined
    if (!member || !(await verify(password, member.password))) return { is: 'wrong' }
    failures.delete(name)
    return remember({ name, role: member.role, expiresAt: now() + WEEK_MS })
  }

  async function remember(login: z.output<typeof loginRecord>): Promise<LogInResult> {
    const token = newSecret()
    const id = digest(token)
    await changes.append({
      kind: 'login',
      id,
      at: now(),
      actor: login.name,
      value: JSON.stringify(login),
    })
    active.set(id, login)
    return { is: 'ok', token, actor: login, maxAgeSeconds: WEEK_MS / 1_000 }
  }

  async function actorOf(token: string): Promise<Actor | undefined> {
    const id = digest(token)
    const login = active.get(id) ?? (await find(id))
    if (!login || login.expiresAt < now()) return undefined
    active.set(id, login)
    return { name: login.name, role: login.role }
  }

  async function find(id: string) {
    const [change] = await changes.newest('login', id)
    return change ? loginRecord.parse(JSON.parse(change.value)) : undefined
  }

  async function logOut(token: string, actor: string): Promise<void> {
    const id = digest(token)
    active.delete(id)
    await changes.append({ kind: 'login', id, at: now(), actor, value: '' })
  }

  function waitOf(name: string): number {
    const failed = failures.get(name)
    if (!failed || failed.count < TRIES) return 0
    return failed.since + TRIES_WINDOW_MS - now()
  }

  function noteFailure(name: string): void {
    const failed = failures.get(name)
    if (!failed || failed.since + TRIES_WINDOW_MS < now())
      failures.set(name, { count: 1, since: now() })
    else failed.count += 1
  }

  return { logIn, logOut, actorOf }
}

export type Logins = ReturnType<typeof createLogins>
