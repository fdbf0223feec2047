import type { SharedLink } from '@seismo/ingest/api'
import { client } from './client.ts'

export function keepLink(project: string, path: string): Promise<SharedLink> {
  return client.send('POST', `/api/links?project=${encodeURIComponent(project)}`, { path })
}

export function readLink(id: string): Promise<SharedLink> {
  return client.get(`/api/links/${encodeURIComponent(id)}`)
}
