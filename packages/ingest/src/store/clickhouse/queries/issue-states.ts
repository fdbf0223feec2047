import * as z from 'zod'
import type { IssueSummary } from '../../../contract/issue.ts'

/**
 * One history however many names it went by: the newest of it is how the issue is.
 * @param rows a condition on rows with `project_id` and `fingerprint`.
 */
export function issueStatesSql(withIssue: (rows: string) => string, rows: string): string {
  const steps = `SELECT fingerprint, verb, at FROM issue_activity WHERE ${rows} AND verb != 'created'`
  return `
    SELECT issue, argMax(r.verb, r.at) AS verb, if(verb = 'resolved', 'resolved', 'open') AS state,
      verb = 'regressed' AS regressed, '' AS assignee
    FROM (${withIssue(steps)}) AS r GROUP BY issue`
}

export const STATE_COLUMNS = 'a.state AS state, a.regressed AS regressed'

export const IN_STATE = {
  open: `a.state IN ('', 'open')`,
  resolved: `a.state = 'resolved'`,
  archived: `a.state = 'archived'`,
} as const

export const stateColumns = {
  state: z.enum(['', 'open', 'resolved']),
  regressed: z.coerce.boolean(),
}

interface StateRow {
  state: '' | 'open' | 'resolved'
  regressed: boolean
}

type Standing = Pick<
  IssueSummary,
  'state' | 'resolvedUntil' | 'archivedUntil' | 'regressed' | 'assignee' | 'version'
>

export function toStanding({ state, regressed }: StateRow): Standing {
  return {
    state: state === 'resolved' ? state : 'open',
    resolvedUntil: state === 'resolved' ? { is: 'event' } : null,
    ...{ archivedUntil: null, regressed, assignee: null, version: 0 },
  }
}
