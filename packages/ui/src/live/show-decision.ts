import type { IssueDetail, IssueSummary, StreamEvent } from '@seismo/ingest/api'
import type { QueryClient } from '@tanstack/react-query'
import type { IssueList } from '../api/issues.ts'
import { patchIssue, patchIssues } from '../api/patch-issues.ts'
import { triaged, type Decided } from '../api/triaged.ts'

export type IssueDecision = Extract<StreamEvent, { is: 'issue-state' }>

/** What somebody else decided, at once: its conditions come with the answer that is asked for next. */
export function showDecision(queryClient: QueryClient, event: IssueDecision): void {
  queryClient.setQueriesData<IssueList>({ queryKey: ['issues'] }, (list) => {
    const issue = list?.pages.flatMap(({ items }) => items).find(({ id }) => id === event.id)
    return issue === undefined ? list : patchIssues(list, decisionOn(issue, event))
  })
  queryClient.setQueriesData<IssueDetail>({ queryKey: ['issue'] }, (issue) =>
    issue?.id === event.id ? patchIssue(issue, decisionOn(issue, event)) : issue,
  )
}

/** Nothing where the issue is known as it is now, or newer. */
export function decisionOn(
  issue: IssueSummary,
  { id, state, assignee, version }: IssueDecision,
): ReadonlyMap<string, Decided> {
  if (version <= issue.version) return new Map()
  const patch = {
    ...(state !== issue.state && { state }),
    ...(assignee !== undefined && { assignee }),
  }
  return new Map([[id, { ...triaged(issue, patch), version }]])
}
