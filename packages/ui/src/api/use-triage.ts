import type { IssueDetail, IssueState, IssueSummary } from '@seismo/ingest/api'
import { useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useToasts } from '../ui/toasts.ts'
import { setIssueState } from './issue.ts'
import type { IssuePage } from './issues.ts'
import { patchIssueState } from './patch-issue-state.ts'

type Triaged = Pick<IssueSummary, 'id' | 'shortId'>

/** Resolves or reopens at once on the screen, then at the service; eight seconds to change one's mind. */
export function useTriage(
  project: string,
): (issues: readonly Triaged[], state: IssueState) => void {
  const queryClient = useQueryClient()
  const toasts = useToasts()

  function show(ids: ReadonlySet<string>, state: IssueState) {
    // An answer from before the change would undo it on the screen.
    void queryClient.cancelQueries({ queryKey: ['issues'] })
    queryClient.setQueriesData<InfiniteData<IssuePage, string>>({ queryKey: ['issues'] }, (list) =>
      patchIssueState(list, ids, state),
    )
    queryClient.setQueriesData<IssueDetail>({ queryKey: ['issue'] }, (issue) =>
      issue !== undefined && ids.has(issue.id) ? { ...issue, state } : issue,
    )
  }

  async function send(issues: readonly Triaged[], state: IssueState) {
    const outcomes = await Promise.allSettled(
      issues.map(({ id }) => setIssueState(project, id, state)),
    )
    const failed = issues.filter((_, index) => outcomes[index]?.status === 'rejected')
    if (failed.length > 0) {
      show(new Set(failed.map(({ id }) => id)), opposite(state))
      toasts.show({ text: `${sentence(failed, state)} failed. Try again.`, tone: 'error' })
    }
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['issues'] }),
      queryClient.invalidateQueries({ queryKey: ['issue'] }),
      queryClient.invalidateQueries({ queryKey: ['newest-issue'] }),
    ])
  }

  return function triage(issues, state) {
    if (issues.length === 0) return
    const ids = new Set(issues.map(({ id }) => id))
    show(ids, state)
    const sent = send(issues, state)
    toasts.show({
      text: sentence(issues, state),
      tone: 'plain',
      undo() {
        show(ids, opposite(state))
        // In order: the service must hear the change before its undoing.
        void sent.then(() => send(issues, opposite(state)))
      },
    })
  }
}

function opposite(state: IssueState): IssueState {
  return state === 'open' ? 'resolved' : 'open'
}

function sentence(issues: readonly Triaged[], state: IssueState): string {
  const what = issues.length === 1 ? (issues[0]?.shortId ?? '') : `${issues.length} issues`
  return `${state === 'resolved' ? 'Resolved' : 'Reopened'} ${what}`
}
