import type { Member, MemberAnswer, Session } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

export type Role = Session['user']['role']

export function membersQuery() {
  return queryOptions({
    queryKey: ['members'],
    queryFn: ({ signal }) => client.get<{ items: Member[] }>('/api/members', {}, signal),
  })
}

interface NewMember {
  name: string
  role: Role
  email?: string
  /** Left out, the service makes one, and it is in this answer only. */
  password?: null
}

export function addMember(given: NewMember): Promise<MemberAnswer> {
  return client.send('POST', '/api/members', given)
}

/** Null takes it away, and whom it led to with it. */
export function changeEmail(name: string, email: string | null): Promise<MemberAnswer> {
  return client.send('PATCH', memberPath(name), { email })
}

export function changeRole(name: string, role: Role): Promise<MemberAnswer> {
  return client.send('PATCH', memberPath(name), { role })
}

export function renewPassword(name: string): Promise<MemberAnswer> {
  return client.send('PATCH', memberPath(name), { password: null })
}

export function removeMember(name: string): Promise<undefined> {
  return client.send('DELETE', memberPath(name))
}

function memberPath(name: string): string {
  return `/api/members/${encodeURIComponent(name)}`
}
