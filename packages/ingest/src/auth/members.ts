import { createOneAtATime } from '../lib/one-at-a-time.ts'
import type { Change } from '../store/ports.ts'
import { memberRecord, type Logins } from './logins.ts'
import type { ChangeLog, RecordChange } from './recorder.ts'
import type { Role } from './role.ts'
import { newPassword } from './secret.ts'

export interface Member {
  name: string
  role: Role
  changedAt: number
}

export type MemberRefusal = 'unknown' | 'taken' | 'last-admin'

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
  password: string | undefined
}

interface MemberChange {
  role?: Role | undefined
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

  async function add({ name, role, password }: NewMember, actor: string): Promise<MemberResult> {
    // Names that differ in case alone would be taken for one another.
    const isTaken = (await list()).some((one) => one.name.toLowerCase() === name.toLowerCase())
    if (isTaken) return { is: 'taken' }
    return write({ name, role, password: password ?? null, actor, after: undefined })
  }

  async function change(name: string, given: MemberChange, actor: string): Promise<MemberResult> {
    const [after] = await changes.newest('member', name)
    if (!after) return { is: 'unknown' }
    const before = toMember(after)
    const { role = before.role, password } = given
    if (role !== 'admin' && (await isLastAdmin(before))) return { is: 'last-admin' }
    const isSame = role === before.role && password === undefined
    const result = isSame
      ? ({ is: 'ok', member: before, newPassword: undefined } as const)
      : await write({ name, role, password, actor, after })
    // Also where nothing changed: the request before may have failed just here.
    await logins.end(name, actor)
    return result
  }

  async function remove(name: string, actor: string): Promise<'ok' | MemberRefusal> {
    const [after] = await changes.newest('member', name)
    if (!after) {
      // The request before may have failed after it was removed.
      await logins.end(name, actor)
      return 'unknown'
    }
    if (await isLastAdmin(toMember(after))) return 'last-admin'
    await record({ kind: 'member', id: name, actor, value: undefined, after })
    await logins.end(name, actor)
    return 'ok'
  }

  async function isLastAdmin({ name, role }: Member): Promise<boolean> {
    if (role !== 'admin') return false
    return !(await list()).some((other) => other.role === 'admin' && other.name !== name)
  }

  async function write({ name, role, password, actor, after }: Written): Promise<MemberResult> {
    const made = password === null ? newPassword() : undefined
    const typed = made ?? password ?? undefined
    const kept = after && memberRecord.parse(JSON.parse(after.value)).password
    const stored = typed === undefined ? kept : await hash(typed)
    const value = { password: stored, role }
    const change = await record({ kind: 'member', id: name, actor, value, after })
    return { is: 'ok', member: toMember(change), newPassword: made }
  }

  return {
    list,
    add: (given: NewMember, actor: string) => oneAtATime(() => add(given, actor)),
    change: (name: string, given: MemberChange, actor: string) =>
      oneAtATime(() => change(name, given, actor)),
    remove: (name: string, actor: string) => oneAtATime(() => remove(name, actor)),
  }
}

export type Members = ReturnType<typeof createMembers>

interface Written {
  name: string
  role: Role
  actor: string
  /** Null has one made; undefined keeps the one of `after`. */
  password: string | null | undefined
  after: Change | undefined
}

function toMember({ id, at, value }: Change): Member {
  return { name: id, role: memberRecord.parse(JSON.parse(value)).role, changedAt: at }
}
