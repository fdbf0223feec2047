import type { Session } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

export function sessionQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => client.get<Session>('/api/session', {}, signal),
    staleTime: 5 * 60_000,
  })
}

export function logIn(name: string, password: string): Promise<Session> {
  return client.send('POST', '/api/session', { name, password })
}

export function logOut(): Promise<undefined> {
  return client.send('DELETE', '/api/session')
}

/** The other logins of this member end; this one goes on. */
export function changeOwnPassword(password: string, newPassword: string): Promise<Session> {
  return client.send('PATCH', '/api/session', { password, newPassword })
}
