import * as z from 'zod'
import { archivedUntil, resolvedUntil } from '../../../contract/issue.ts'
import type { Standing } from '../../../issues/state/standing.ts'
import { count, text } from './columns.ts'
import type { IssueNames } from './issue-aliases.ts'

/**
 * The newest decisions on each issue, on whichever of its names they were made. An archived issue whose
 * date has come is open.
 * @param rows a condition on rows with `project_id` and `fingerprint`.
 */
export function issueStatesSql(
  { withIssueByName }: Pick<IssueNames, 'withIssueByName'>,
  rows: string,
): string {
  const decisions = `
    SELECT fingerprint, what, version, state, until, ends_at, regressed, assignee
    FROM issue_state WHERE ${rows}`
  return `
    SELECT issue, argMaxIf(r.until, r.version, r.what = 'state') AS until,
      argMaxIf(r.state, r.version, r.what = 'state') AS decided,
      argMaxIf(r.ends_at, r.version, r.what = 'state') AS ends,
      decided = 'archived' AND ends > 0 AND ends <= toUnixTimestamp64Milli(now64(3)) AS is_over,
      if(is_over OR decided = '', 'open', decided) AS state,
      argMaxIf(r.regressed, r.version, r.what = 'state') AS regressed,
      argMaxIf(r.assignee, r.version, r.what = 'assignee') AS assignee,
      maxIf(r.version, r.what = 'state') AS decided_at,
      max(r.version) AS state_version
    FROM (${withIssueByName(decisions)}) AS r GROUP BY issue`
}

/** To be selected where `issueStatesSql` is joined as `a`; an issue without a decision has empty ones. */
export const STATE_COLUMNS = `a.state AS state, a.until AS until, a.regressed AS regressed,
  a.assignee AS assignee, a.decided_at AS decided_at, a.state_version AS state_version`

/** Of an issue joined with `a`: `{ state: 'open' }` is also what nobody decided on. */
export const IN_STATE = {
  open: `a.state IN ('', 'open')`,
  resolved: `a.state = 'resolved'`,
  archived: `a.state = 'archived'`,
} as const

export const stateColumns = {
  state: z.enum(['', 'open', 'resolved', 'archived']),
  until: text,
  regressed: z.coerce.boolean(),
  assignee: text,
  decided_at: count,
  state_version: count,
}

type StateRow = { [Key in keyof typeof stateColumns]: z.output<(typeof stateColumns)[Key]> }

export function toStanding(row: StateRow): Standing {
  const { state, until, regressed, assignee, decided_at: decidedAt, state_version: version } = row
  return {
    state: state === '' ? 'open' : state,
    resolvedUntil: state === 'resolved' ? resolvedUntil.parse(JSON.parse(until)) : null,
    archivedUntil: state === 'archived' ? archivedUntil.parse(JSON.parse(until)) : null,
    regressed: state === 'open' && regressed,
    assignee: assignee === '' ? null : assignee,
    version,
    decidedAt,
  }
}
