import type { IssueState } from '../../contract/issue.ts'
import type { ActivityRow, Decision } from '../../store/rows.ts'
import type { IssueRecord } from '../../store/workflow-store.ts'
import type { Standing } from '../state/standing.ts'
import type { By } from './by.ts'

/** What somebody wants an issue to be. */
export type Wanted = Decision

/** What to write so that an issue is as it is wanted; nothing where it is so already. */
export function decide(
  issue: IssueRecord,
  wanted: readonly Wanted[],
  by: By & { projectId: number },
): ActivityRow[] {
  return wanted.flatMap((decides) => {
    const before = decisionNow(issue, decides.is)
    if (isSame(before, decides)) return []
    const row = toRow(issue, verbOf(before, decides), by)
    return [{ ...row, release: releaseOf(decides), decides, detail: { before } }]
  })
}

export function decisionNow(issue: Standing, what: Decision['is']): Decision {
  if (what === 'assignee') return { is: 'assignee', assignee: issue.assignee }
  const { state, resolvedUntil, archivedUntil, regressed } = issue
  return { is: 'state', state, until: resolvedUntil ?? archivedUntil, regressed }
}

/** A step in the history of an issue that decides nothing yet. */
export function toRow(
  { id: fingerprint, version }: Pick<IssueRecord, 'id' | 'version'>,
  verb: ActivityRow['verb'],
  { projectId, actor, now, change, newId }: By & { projectId: number },
): ActivityRow {
  // The newest counts: a change must not lose to one made before a clock was set back.
  const at = Math.max(now, version + 1)
  const row = { is: 'activity' as const, projectId, fingerprint, at, actor, verb }
  return { ...row, release: '', id: newId(), change }
}

function isSame(a: Decision, b: Decision): boolean {
  if (a.is === 'assignee' || b.is === 'assignee') {
    return a.is === b.is && JSON.stringify(a) === JSON.stringify(b)
  }
  return a.state === b.state && JSON.stringify(a.until) === JSON.stringify(b.until)
}

function verbOf(before: Decision, after: Decision): ActivityRow['verb'] {
  if (before.is === 'assignee' || after.is === 'assignee') return 'assigned'
  return after.state === 'open' ? opened(before.state) : after.state
}

function opened(before: IssueState): ActivityRow['verb'] {
  return before === 'archived' ? 'unarchived' : 'reopened'
}

function releaseOf(decision: Decision): string {
  if (decision.is === 'assignee') return ''
  return decision.until?.is === 'release' ? decision.until.release : ''
}
