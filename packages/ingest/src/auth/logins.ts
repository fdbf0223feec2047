import { LRUCache } from 'lru-cache'
import { endLogins } from './end-logins.ts'
import { parseLogin, type LoginRecord, type SignInWay } from './login-record.ts'
import { createOwnLogins } from './own-logins.ts'
import { createPasswordCheck, type LogInRefusal, type Visitor } from './password-check.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'
import type { Role } from './role.ts'
import { digest, newSecret } from './secret.ts'

export interface Actor {
  name: string
  role: Role
}

const WEEK_MS = 7 * 86_400_000
/** Whoever has left is out by tomorrow, and coming back is one click. */
const DAY_MS = 86_400_000

export type LogInResult =
  { is: 'ok'; token: string; actor: Actor; maxAgeSeconds: number } | LogInRefusal

interface LoginOptions {
  changes: ChangeLog
  record: RecordChange
  now: () => number
  /** Slow by design: see password.ts. */
  verify: (password: string, stored: string) => Promise<boolean>
  /** Where other machines end logins as well: until it is asked again whether one holds. */
  rememberMs?: number | undefined
}

/** A login is stored by the digest of its token alone. */
export function createLogins({ changes, record, now, verify, rememberMs = 0 }: LoginOptions) {
  const active = new LRUCache<string, LoginRecord>({ max: 10_000, ttl: rememberMs })
  /** How often logins of a name were ended: what began before that must not be kept after it. */
  const ends = new Map<string, number>()
  let removals = 0
  const { authenticate, memberOf } = createPasswordCheck({ changes, verify, now })

  async function logIn(
    name: string,
    password: string,
    visitor: Visitor = {},
  ): Promise<LogInResult> {
    const endsBefore = ends.get(name)
    const member = await authenticate(name, password, visitor)
    if (member.is !== 'ok') return member
    const { role } = member
    return begin({ name, role, via: 'password', lastsMs: WEEK_MS, visitor }, endsBefore)
  }

  /** Of somebody whom an identity provider vouches for. */
  async function logInAs(name: string, visitor: Visitor): Promise<LogInResult> {
    const endsBefore = ends.get(name)
    // Read again: they may have been removed since the provider's word was looked at.
    const member = await memberOf(name)
    if (!member) return { is: 'wrong' }
    return begin({ name, role: member.role, via: 'oidc', lastsMs: DAY_MS, visitor }, endsBefore)
  }

  async function begin(
    { name, role, via, lastsMs, visitor }: Begun,
    endsBefore: number | undefined,
  ): Promise<LogInResult> {
    const startedAt = now()
    const { device = '' } = visitor
    const login = { name, role, via, startedAt, expiresAt: startedAt + lastsMs, device }
    const token = newSecret()
    await record({ kind: 'login', id: digest(token), actor: name, value: login })
    // The member changed while they proved who they are: it holds no more.
    if (ends.get(name) !== endsBefore) {
      await logOut(token, name)
      return { is: 'wrong' }
    }
    active.set(digest(token), login)
    return { is: 'ok', token, actor: { name, role }, maxAgeSeconds: lastsMs / 1_000 }
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
    return change && parseLogin(change)
  }

  /** How they had logged in; undefined of a login that was over already. */
  async function logOut(token: string, actor: string): Promise<SignInWay | undefined> {
    const id = digest(token)
    const [after] = await changes.newest('login', id)
    // A cookie of any text is no reason to write.
    if (after) await record({ kind: 'login', id, actor, value: undefined, after })
    forget([id])
    return after && parseLogin(after).via
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

  const own = createOwnLogins({ changes, record, now, forget })
  return { logIn, logInAs, authenticate, logOut, end, ...own, actorOf }
}

export type Logins = ReturnType<typeof createLogins>

interface Begun extends Actor {
  via: SignInWay
  lastsMs: number
  visitor: Visitor
}
