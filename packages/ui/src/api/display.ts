import type { DisplayOptions } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

const PATH = '/api/session/display'

/** How this person likes the page, as it was last left on any browser. */
export function displayQuery() {
  return queryOptions({
    queryKey: ['display'],
    queryFn: async ({ signal }) =>
      (await client.get<{ options: DisplayOptions }>(PATH, {}, signal)).options,
    // What changes meanwhile changes here.
    staleTime: Infinity,
  })
}

export function putDisplay(options: DisplayOptions): Promise<unknown> {
  return client.send('PUT', PATH, { options })
}
