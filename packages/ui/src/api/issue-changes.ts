import type { IssuesChange, IssuesPatch } from '@seismo/ingest/api'
import { client } from './client.ts'

/** What people decide of issues, many at once; `change` of the answer takes it back. */
export function changeIssues(project: string, patch: IssuesPatch): Promise<IssuesChange> {
  return client.send('PATCH', ofProject('/api/issues', project), patch)
}

/** Into the one with the most events, unless `into` names another. */
export function mergeIssues(project: string, ids: string[], into?: string): Promise<IssuesChange> {
  const body = { ids, ...(into !== undefined && { into }) }
  return client.send('POST', ofProject('/api/issues/merge', project), body)
}

export interface Separation {
  is: 'unmerge' | 'split'
  id: string
  parts: string[]
}

export function separateIssue(
  project: string,
  { is, id, parts }: Separation,
): Promise<IssuesChange> {
  return client.send('POST', ofProject(`/api/issues/${is}`, project), { id, parts })
}

export function undoChange(project: string, change: string): Promise<IssuesChange> {
  return client.send('POST', ofProject('/api/issues/undo', project), { change })
}

function ofProject(path: string, project: string): string {
  return `${path}?project=${encodeURIComponent(project)}`
}
