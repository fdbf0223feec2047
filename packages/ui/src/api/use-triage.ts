import type { IssueDetail, IssuesChange, IssueSummary } from '@seismo/ingest/api'
import { useQueryClient } from '@tanstack/react-query'
import { useToasts } from '../ui/toasts.ts'
import { ApiError } from './client.ts'
import {
  changeIssues,
  mergeIssues,
  separateIssue,
  undoChange,
  type Separation,
} from './issue-changes.ts'
import type { IssueList } from './issues.ts'
import { changeMergedAway } from './merged-away.ts'
import { patchIssue, patchIssues } from './patch-issues.ts'
import { issuesWords, triageSentence } from './triage-sentence.ts'
import {
  decidedOf,
  triaged,
  versionsOf,
  type Decided,
  type TriagePatch,
  type Until,
} from './triaged.ts'

type Issues = readonly IssueSummary[]

export interface Triage {
  resolve: (issues: Issues, until?: Until) => void
  archive: (issues: Issues, until?: Until) => void
  reopen: (issues: Issues) => void
  /** @param assignee null for nobody. */
  assign: (issues: Issues, assignee: string | null) => void
  merge: (issues: Issues, into?: IssueSummary) => void
  separate: (issue: IssueSummary, by: Pick<Separation, 'is' | 'parts'>) => void
}

interface Change {
  text: string
  /** On the screen at once. */
  expected: ReadonlyMap<string, Decided>
  /** What they are now, to be put back. */
  before: ReadonlyMap<string, Decided>
  /** Part of another one from now on. */
  goes: readonly string[]
  request: () => Promise<IssuesChange>
}

/** Changes issues at once on the screen, then at the service; eight seconds to change one's mind. */
export function useTriage(project: string): Triage {
  const run = useRun(project)

  function patch(issues: Issues, patch: TriagePatch) {
    const ids = issues.map(({ id }) => id)
    run({
      text: triageSentence(issues, patch),
      expected: new Map(issues.map((issue) => [issue.id, triaged(issue, patch)])),
      before: new Map(issues.map((issue) => [issue.id, decidedOf(issue)])),
      goes: [],
      request: () => changeIssues(project, { ids, versions: versionsOf(issues), ...patch }),
    })
  }

  return {
    resolve: (issues, until) =>
      patch(issues, { state: 'resolved', ...(until !== undefined && { until }) }),
    archive: (issues, until) =>
      patch(issues, { state: 'archived', ...(until !== undefined && { until }) }),
    reopen: (issues) => patch(issues, { state: 'open' }),
    assign: (issues, assignee) => patch(issues, { assignee }),
    merge(issues, into) {
      const kept = into ?? mostEvents(issues)
      const ids = issues.map(({ id }) => id)
      run({
        text: `Merged ${issuesWords(issues)} into ${kept?.shortId ?? 'one'}`,
        expected: new Map(),
        before: new Map(),
        goes: ids.filter((id) => id !== kept?.id),
        request: () => mergeIssues(project, ids, kept?.id),
      })
    },
    separate({ id, shortId }, by) {
      run({
        text: by.is === 'split' ? `Split ${shortId}` : `Took ${shortId} apart`,
        expected: new Map(),
        before: new Map(),
        goes: [],
        request: () => separateIssue(project, { id, ...by }),
      })
    },
  }
}

function useRun(project: string): (change: Change) => void {
  const queryClient = useQueryClient()
  const toasts = useToasts()

  function show(decided: ReadonlyMap<string, Decided>) {
    // An answer from before the change would undo it on the screen.
    void queryClient.cancelQueries({ queryKey: ['issues'] })
    queryClient.setQueriesData<IssueList>({ queryKey: ['issues'] }, (list) =>
      patchIssues(list, decided),
    )
    queryClient.setQueriesData<IssueDetail>({ queryKey: ['issue'] }, (issue) =>
      issue === undefined ? issue : patchIssue(issue, decided),
    )
  }

  function settle({ items }: IssuesChange) {
    show(new Map(items.map((issue) => [issue.id, decidedOf(issue)])))
    for (const key of STALE) void queryClient.invalidateQueries({ queryKey: [key] })
  }

  function refuse(what: string, error: unknown) {
    toasts.show({ text: `${what}: ${reasonOf(error)}`, tone: 'error' })
    for (const key of STALE) void queryClient.invalidateQueries({ queryKey: [key] })
  }

  return function run({ text, expected, before, goes, request }) {
    show(expected)
    changeMergedAway(queryClient, { add: goes })
    const toast = toasts.show({ text, tone: 'plain', undo: () => void undo() })
    const sent = request().then(
      (answer) => {
        settle(answer)
        return answer.change
      },
      (error: unknown) => {
        takeBack()
        toasts.dismiss(toast)
        refuse(`Not done: “${text}”`, error)
        return undefined
      },
    )

    function takeBack() {
      show(before)
      changeMergedAway(queryClient, { remove: goes })
    }

    async function undo() {
      takeBack()
      // In order: the service must hear the change before its undoing.
      const change = await sent
      if (change === undefined) return
      try {
        settle(await undoChange(project, change))
      } catch (error) {
        show(expected)
        changeMergedAway(queryClient, { add: goes })
        refuse(`Not undone: “${text}”`, error)
      }
    }
  }
}

const STALE = [
  ...['issues', 'issue', 'issue-counts', 'newest-issue'],
  ...['issue-event', 'issue-events', 'issue-parts', 'similar-issues'],
] as const

function mostEvents(issues: Issues): IssueSummary | undefined {
  return issues.toSorted((a, b) => b.events - a.events)[0]
}

/** The service's own words where it has any: a conflict names who changed what. */
function reasonOf(error: unknown): string {
  if (error instanceof ApiError) return error.detail ?? error.message
  return error instanceof Error ? error.message : 'something went wrong'
}
