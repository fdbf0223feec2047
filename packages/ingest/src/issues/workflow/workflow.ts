import type { StreamEvent } from '../../contract/stream.ts'
import { createOneAtATime } from '../../lib/one-at-a-time.ts'
import type { Store } from '../../store/ports.ts'
import type { By } from './by.ts'
import { changeIssues, type IssuesToChange } from './change-issues.ts'
import { comment, type Comment } from './comment.ts'
import { mergeIssues, type IssuesToMerge } from './merge.ts'
import type { Outcome } from './outcome.ts'
import { splitParts, unmergeParts, type PartsToTake, type TakeApartOptions } from './take-apart.ts'
import { undoChange, type ChangeToUndo } from './undo.ts'

interface WorkflowOptions {
  store: Pick<Store, 'insert' | 'workflow' | 'repairs'>
  /** Runs it while nothing is stored. */
  betweenBatches: TakeApartOptions['betweenBatches']
  memberNames: () => Promise<string[]>
  /** Tells open pages. */
  publish: (event: StreamEvent) => void
  now: () => number
  newId: () => string
  /** Where other machines change issues as well. */
  oneAtATime?: ReturnType<typeof createOneAtATime> | undefined
}

/** The change and the issues that it concerned. */
type Changed = Outcome<{ change: string; ids: string[] }>

/** What people do with issues. One after the other: each reads how things are before it writes. */
export function createWorkflow(options: WorkflowOptions) {
  const { store, publish, now, newId } = options
  const oneAtATime = options.oneAtATime ?? createOneAtATime()

  function run(
    projectId: number,
    actor: string,
    work: (by: By) => Promise<Outcome<{ ids: string[] }>>,
  ): Promise<Changed> {
    return oneAtATime(async () => {
      const change = newId()
      const outcome = await work({ actor, now: now(), change, newId })
      if (outcome.is !== 'done') return outcome
      await tell(projectId, outcome.ids, actor)
      return { is: 'done', change, ids: outcome.ids }
    })
  }

  async function tell(projectId: number, ids: readonly string[], actor: string): Promise<void> {
    const issues = await store.workflow.issues(projectId, ids)
    for (const [id, { state, assignee, version }] of issues) {
      publish({ is: 'issue-state', projectId, id, state, assignee, version, actor })
    }
  }

  return {
    change: (given: IssuesToChange, actor: string) =>
      run(given.projectId, actor, (by) => changeIssues(options, given, by)),
    undo: (given: ChangeToUndo, actor: string) =>
      run(given.projectId, actor, (by) => undoChange(store, given, by)),
    merge: (given: IssuesToMerge, actor: string) =>
      run(given.projectId, actor, (by) => mergeIssues(store, given, by)),
    split: (given: PartsToTake, actor: string) =>
      run(given.projectId, actor, (by) => splitParts(options, given, by)),
    unmerge: (given: PartsToTake, actor: string) =>
      run(given.projectId, actor, (by) => unmergeParts(options, given, by)),
    comment: (given: Comment, actor: string) =>
      run(given.projectId, actor, (by) => comment(store, given, by)),
  }
}

export type Workflow = ReturnType<typeof createWorkflow>
