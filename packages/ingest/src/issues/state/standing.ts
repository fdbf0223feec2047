import type { ArchivedUntil, IssueState, ResolvedUntil } from '../../contract/issue.ts'

/** How an issue is, by the newest decision on any of its names. */
export interface Standing {
  state: IssueState
  /** Null unless resolved. */
  resolvedUntil: ResolvedUntil | null
  /** Null unless archived. */
  archivedUntil: ArchivedUntil | null
  /** Open again although somebody resolved it. */
  regressed: boolean
  assignee: string | null
  /** Of the newest decision of either kind, in epoch milliseconds; 0 where there is none. */
  version: number
  /** When its state was decided last; 0 where it never was. */
  decidedAt: number
}

export const UNDECIDED: Standing = {
  ...{ state: 'open', resolvedUntil: null, archivedUntil: null, regressed: false },
  ...{ assignee: null, version: 0, decidedAt: 0 },
}
