import type { Change } from '../../store/ports.ts'
import type { Logins } from '../logins.ts'
import { parseMember, type MemberRecord } from '../member-record.ts'
import type { Members } from '../members.ts'
import type { ChangeLog, RecordChange } from '../recorder.ts'
import type { Person } from './person.ts'

export type AdmitRefusal = 'not-invited' | 'linked-elsewhere' | 'name-taken'

interface AdmitOptions {
  changes: ChangeLog
  record: RecordChange
  logins: Pick<Logins, 'end'>
  members: Pick<Members, 'oneAtATime'>
}

interface Known {
  change: Change
  name: string
  member: MemberRecord
}

/**
 * Finds the member that a person of the identity provider is, or makes one. Once they came in, it is
 * who they are there that counts: an address of somebody who left may be given to the next one.
 */
export function createAdmit({ changes, record, logins, members }: AdmitOptions) {
  async function admit(person: Person): Promise<{ name: string } | { refusal: AdmitRefusal }> {
    const known = (await changes.newest('member')).map((change) => ({
      ...{ change, name: change.id, member: parseMember(change) },
    }))
    const linked = known.find(({ member }) => isPerson(member, person))
    if (linked) return update(linked, person, known)
    const named = known.find((one) => hasAddress(one, person.email))
    if (named && named.member.subject !== undefined) return { refusal: 'linked-elsewhere' }
    return named ? update(named, person, known) : welcome(person, known)
  }

  async function update(
    { change: after, name, member }: Known,
    person: Person,
    known: readonly Known[],
  ): Promise<{ name: string }> {
    const { issuer, subject, email, role = member.role } = person
    const isLast = role !== 'admin' && isLastAdmin(name, known)
    const isFree = known.every((one) => one.name === name || !hasAddress(one, email))
    const value = {
      ...member,
      // Without an admin nobody could ever mend what the groups say.
      role: isLast ? 'admin' : role,
      ...{ email: isFree ? email : member.email, issuer, subject },
    }
    const isSame = value.role === member.role && value.email === member.email
    if (isSame && isPerson(member, person)) return { name }
    await record({ kind: 'member', id: name, actor: name, value, after })
    // What they were goes on in their open pages else.
    if (value.role !== member.role) await logins.end(name, name)
    return { name }
  }

  async function welcome(
    { issuer, subject, email, roleOfNew: role }: Person,
    known: readonly Known[],
  ): Promise<{ name: string } | { refusal: AdmitRefusal }> {
    if (role === undefined) return { refusal: 'not-invited' }
    const name = nameOf(email)
    const isTaken = known.some((one) => one.name.toLowerCase() === name)
    if (isTaken) return { refusal: 'name-taken' }
    const value = { role, email, issuer, subject }
    await record({ kind: 'member', id: name, actor: name, value })
    return { name }
  }

  return (person: Person) => members.oneAtATime(() => admit(person))
}

function isPerson(member: MemberRecord, { issuer, subject }: Person): boolean {
  return member.issuer === issuer && member.subject === subject
}

/** Members of before there were addresses are often named by theirs. */
function hasAddress({ name, member }: Known, email: string): boolean {
  return member.email === email || (member.email === undefined && name.toLowerCase() === email)
}

function isLastAdmin(name: string, known: readonly Known[]): boolean {
  const admins = known.filter(({ member }) => member.role === 'admin')
  return admins.length === 1 && admins[0]?.name === name
}

/** With the letters that names of members may have; see contract/members.ts. */
function nameOf(email: string): string {
  return email
    .replace(/[^a-z0-9._@+-]/g, '-')
    .replace(/^[^a-z0-9]/, 'x')
    .slice(0, 64)
}
