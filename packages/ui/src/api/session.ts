import type { ActiveLogin, LoggedOut, Session, SignIn } from '@seismo/ingest/api'
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

/** Undefined where nothing is left to do. */
export function logOut(): Promise<LoggedOut | undefined> {
  return client.send('DELETE', '/api/session')
}

/** The other logins of this member end; this one goes on. */
export function changeOwnPassword(password: string, newPassword: string): Promise<Session> {
  return client.send('PATCH', '/api/session', { password, newPassword })
}

/** The ways to log in; asked without a login. */
export function signInQuery() {
  return queryOptions({
    queryKey: ['sign-in'],
    queryFn: ({ signal }) => client.get<SignIn>('/api/sign-in', {}, signal),
  })
}

/** Of the service, which leads on to the identity provider. */
export function providerAddress(next = '/'): string {
  return `/api/session/oidc?${new URLSearchParams({ next }).toString()}`
}

export function loginsQuery() {
  return queryOptions({
    queryKey: ['logins'],
    queryFn: ({ signal }) =>
      client.get<{ items: ActiveLogin[] }>('/api/session/logins', {}, signal),
  })
}

export function endLogin(id: string): Promise<undefined> {
  return client.send('DELETE', `/api/session/logins/${encodeURIComponent(id)}`)
}

/** This one goes on. */
export function endOtherLogins(): Promise<undefined> {
  return client.send('DELETE', '/api/session/logins')
}
