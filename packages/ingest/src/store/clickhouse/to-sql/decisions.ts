import type {
  ActivityRow,
  AliasRow,
  Decision,
  IssueBudgetRow,
  MapRepairRow,
  StackRepairRow,
} from '../../rows.ts'
import { toSqlTime } from '../sql-time.ts'

/** What is left out has a default that follows from the verb. */
export function toActivity({ decides, detail, id, change, ...row }: ActivityRow) {
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    at: toSqlTime(row.at),
    actor: row.actor,
    verb: row.verb,
    release: row.release,
    ...(id !== undefined && { id }),
    ...(change !== undefined && { change }),
    ...(decides && toDecision(decides)),
    ...(detail && { detail: JSON.stringify(detail) }),
  }
}

function toDecision(decision: Decision) {
  if (decision.is === 'assignee') return { what: 'assignee', assignee: decision.assignee ?? '' }
  const { state, until, regressed } = decision
  return { what: 'state', state, until: until ? JSON.stringify(until) : '', regressed }
}

export function toAlias(row: AliasRow) {
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    by_person: row.byPerson,
    link: row.link,
    target: row.target,
    at: toSqlTime(row.at),
    actor: row.actor,
    reason: row.reason,
    kind: row.kind ?? 'link',
    ...(row.partOf !== undefined && { part_of: row.partOf }),
    ...(row.change !== undefined && { change: row.change }),
  }
}

export function toStackRepair(row: StackRepairRow) {
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    at: toSqlTime(row.at),
    release: row.release,
    file: row.file,
    stack_id: row.stackId,
    events: row.events,
  }
}

export function toMapRepair(row: MapRepairRow) {
  return {
    project_id: row.projectId,
    release: row.release,
    path: row.path,
    debug_id: row.debugId,
    uploaded_at: toSqlTime(row.uploadedAt),
    repaired_at: toSqlTime(row.repairedAt),
  }
}

export function toIssueBudget(row: IssueBudgetRow) {
  return {
    project_id: row.projectId,
    at: toSqlTime(row.at),
    batch: row.batch,
    tokens: row.tokens,
    admitted: row.admitted,
    turned_away: row.turnedAway,
    events: row.events,
  }
}
