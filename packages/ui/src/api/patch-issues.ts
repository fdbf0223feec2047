import type { IssueSummary } from '@seismo/ingest/api'
import type { IssueList } from './issues.ts'
import type { Decided } from './triaged.ts'

/** The cached list with other decisions, where there are any of an issue. */
export function patchIssues(
  list: IssueList | undefined,
  decided: ReadonlyMap<string, Decided>,
): IssueList | undefined {
  if (list === undefined) return undefined
  return {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      items: page.items.map((issue) => patchIssue(issue, decided)),
    })),
  }
}

export function patchIssue<Issue extends IssueSummary>(
  issue: Issue,
  decided: ReadonlyMap<string, Decided>,
): Issue {
  const now = decided.get(issue.id)
  return now === undefined ? issue : { ...issue, ...now }
}
