import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Change } from '../store/ports.ts'
import type { Logins } from './logins.ts'
import { parseMember, type MemberRecord } from './member-record.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'
import type { Role } from './role.ts'
import { newPassword } from './secret.ts'

export interface Member {
  name: string
  role: Role
  email: string | null
  hasPassword: boolean
  /** Whether the identity provider's person is known, and no more matched by address. */
  isLinked: boolean
  changedAt: number
}

export type MemberRefusal = 'unknown' | 'taken' | 'email-taken' | 'last-admin'

export type MemberResult =
  /** `newPassword` where it was made here: it is stored as a hash and cannot be shown again. */
  { is: 'ok'; member: Member; newPassword: string | undefined } | { is: MemberRefusal }

interface MemberOptions {
  changes: ChangeLog
  record: RecordChange
  logins: Pick<Logins, 'end'>
  /** Slow by design: see password.ts. */
  hash: (password: string) => Promise<string>
}

interface NewMember {
  name: string
  role: Role
  email?: string | undefined
  /** Undefined has one made, null leaves it to the identity provider. */
  password?: string | null | undefined
}

interface MemberChange {
  role?: Role | undefined
  /** Null takes it away, and whom it led to with it. */
  email?: string | null | undefined
  /** Null has one made. */
  password?: string | null | undefined
}

/** Who may log in. There is always an admin among them. */
export function createMembers({ changes, record, logins, hash }: MemberOptions) {
  // Two admins who remove each other at the same moment would leave none.
  const oneAtATime = createOneAtATime()

  async function list(): Promise<Member[]> {
    return (await changes.newest('member')).map(toMember)
  }

  async function find(name: string): Promise<Member | undefined> {
    const [change] = await changes.newest('member', name)
    return change && toMember(change)
  }

  async function add(given: NewMember, actor: string): Promise<MemberResult> {
    const { name, role, email, password } = given
    const all = await list()
    // Names that differ in case alone would be taken for one another.
    if (all.some((one) => isSame(one.name, name) || isSame(one.email, name))) return { is: 'taken' }
    if (isEmailTaken(all, { name, email })) return { is: 'email-taken' }
    const made = password === undefined ? newPassword() : undefined
    const stored = made ?? password
    const record = {
      ...(stored !== null && stored !== undefined && { password: await hash(stored) }),
      ...{ role, ...(email !== undefined && { email: email.toLowerCase() }) },
    }
    return { is: 'ok', member: await write(name, record, { actor }), newPassword: made }
  }

  async function change(name: string, given: MemberChange, actor: string): Promise<MemberResult> {
    const [after] = await changes.newest('member', name)
    if (!after) return { is: 'unknown' }
    const before = parseMember(after)
    if (given.role && (await isLastAdmin(toMember(after), given.role))) return { is: 'last-admin' }
    if (isEmailTaken(await list(), { name, email: given.email })) return { is: 'email-taken' }
    const made = given.password === null ? newPassword() : undefined
    const typed = made ?? given.password ?? undefined
    const value = {
      ...withEmail(before, given.email),
      ...(given.role && { role: given.role }),
      ...(typed !== undefined && { password: await hash(typed) }),
    }
    const isUnchanged = JSON.stringify(value) === after.value
    const member = isUnchanged ? toMember(after) : await write(name, value, { actor, after })
    // Also where nothing changed: the request before may have failed just here.
    await logins.end(name, actor)
    return { is: 'ok', member, newPassword: made }
  }

  async function remove(name: string, actor: string): Promise<'ok' | MemberRefusal> {
    const [after] = await changes.newest('member', name)
    if (!after) {
      // The request before may have failed after it was removed.
      await logins.end(name, actor)
      return 'unknown'
    }
    if (await isLastAdmin(toMember(after), undefined)) return 'last-admin'
    await record({ kind: 'member', id: name, actor, value: undefined, after })
    await logins.end(name, actor)
    return 'ok'
  }

  async function isLastAdmin({ name, role }: Member, next: Role | undefined): Promise<boolean> {
    if (role !== 'admin' || next === 'admin') return false
    return !(await list()).some((other) => other.role === 'admin' && other.name !== name)
  }

  async function write(name: string, value: MemberRecord, { actor, after }: By): Promise<Member> {
    return toMember(await record({ kind: 'member', id: name, actor, value, after }))
  }

  return {
    list,
    find,
    add: (given: NewMember, actor: string) => oneAtATime(() => add(given, actor)),
    change: (name: string, given: MemberChange, actor: string) =>
      oneAtATime(() => change(name, given, actor)),
    remove: (name: string, actor: string) => oneAtATime(() => remove(name, actor)),
    /** For what reads members and then writes one. */
    oneAtATime,
  }
}

export type Members = ReturnType<typeof createMembers>

interface By {
  actor: string
  after?: Change | undefined
}

function isEmailTaken(
  all: readonly Member[],
  { name, email }: Pick<NewMember, 'name'> & { email?: string | null | undefined },
): boolean {
  if (email === undefined || email === null) return false
  return all.some(
    (one) => one.name !== name && (isSame(one.email, email) || isSame(one.name, email)),
  )
}

function isSame(a: string | null, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase()
}

/** Another address is another person there. */
function withEmail(before: MemberRecord, email: string | null | undefined): MemberRecord {
  if (email === undefined || email?.toLowerCase() === before.email) return before
  const { password, role } = before
  return {
    ...(password !== undefined && { password }),
    role,
    ...(email !== null && { email: email.toLowerCase() }),
  }
}

function toMember(change: Change): Member {
  const { role, email, password, subject } = parseMember(change)
  return {
    ...{ name: change.id, role, email: email ?? null },
    ...{ hasPassword: password !== undefined, isLinked: subject !== undefined },
    changedAt: change.at,
  }
}
