import type { MadeToken, TokenSummary } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

export function tokensQuery() {
  return queryOptions({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => client.get<{ items: TokenSummary[] }>('/api/tokens', {}, signal),
  })
}

export type NewToken = Pick<TokenSummary, 'name' | 'role' | 'expiresAt'>

export function makeToken(given: NewToken): Promise<MadeToken> {
  return client.send('POST', '/api/tokens', given)
}

export function revokeToken(id: string): Promise<undefined> {
  return client.send('DELETE', `/api/tokens/${encodeURIComponent(id)}`)
}
