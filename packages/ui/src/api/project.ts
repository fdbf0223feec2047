import type { Project } from '@seismo/ingest/api'
import { client } from './client.ts'

export type ProjectPatch = Partial<Pick<Project, 'name' | 'allowedOrigins'>>

export function changeProject(slug: string, patch: ProjectPatch): Promise<Project> {
  return client.send('PATCH', `/api/projects/${encodeURIComponent(slug)}`, patch)
}
