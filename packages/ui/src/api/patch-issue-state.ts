import type { IssueState } from '@seismo/ingest/api'
import type { InfiniteData } from '@tanstack/react-query'
import type { IssuePage } from './issues.ts'

/** The cached list as it will be once the service agrees. */
export function patchIssueState(
  list: InfiniteData<IssuePage, string> | undefined,
  ids: ReadonlySet<string>,
  state: IssueState,
): InfiniteData<IssuePage, string> | undefined {
  if (list === undefined) return undefined
  return {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      items: page.items.map((issue) => (ids.has(issue.id) ? { ...issue, state } : issue)),
    })),
  }
}
