import type { SavedView, SavedViewContent } from '@seismo/ingest/api'
import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'

export function viewsQuery(project: string) {
  return queryOptions({
    queryKey: ['views', project],
    queryFn: ({ signal }) => client.get<{ items: SavedView[] }>('/api/views', { project }, signal),
    staleTime: 60_000,
  })
}

/** Makes the view, or changes the one that there is. */
export function putView(
  project: string,
  id: string,
  content: SavedViewContent,
): Promise<SavedView> {
  return client.send('PUT', pathOf(project, id), content)
}

export function removeView(project: string, id: string): Promise<undefined> {
  return client.send('DELETE', pathOf(project, id))
}

/** `crypto.randomUUID` is for secure contexts alone, and this page is also reached by plain HTTP. */
export function newViewId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function pathOf(project: string, id: string): string {
  return `/api/views/${encodeURIComponent(id)}?project=${encodeURIComponent(project)}`
}
