import type { NewProject, Project, ProjectPatch } from '@seismo/ingest/api'
import { client } from './client.ts'

export function changeProject(slug: string, patch: ProjectPatch): Promise<Project> {
  return client.send('PATCH', `/api/projects/${encodeURIComponent(slug)}`, patch)
}

export function addProject(given: NewProject): Promise<Project> {
  return client.send('POST', '/api/projects', given)
}
