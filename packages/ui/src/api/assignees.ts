import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

/** Names of members, whom an issue can be given to. */
export function assigneesQuery() {
  return queryOptions({
    queryKey: ['assignees'],
    queryFn: ({ signal }) =>
      client.get<{ items: { name: string }[] }>('/api/assignees', {}, signal),
    staleTime: 60_000,
  })
}
