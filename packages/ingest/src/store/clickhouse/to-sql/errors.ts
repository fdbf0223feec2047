import type {
  ErrorBodyRow,
  ErrorRow,
  IssueTextRow,
  StackRow,
  UnmappedScriptRow,
} from '../../rows.ts'
import { toSqlTime } from '../sql-time.ts'
import { toSignal } from './signal.ts'

export function toError(row: ErrorRow) {
  return {
    ...toSignal(row),
    fingerprint: row.fingerprint,
    fine: row.fine,
    weak: row.weak,
    template: row.template,
    version: row.version,
    class: row.class,
    why: row.why,
    stack_id: row.stackId,
    type: row.type,
    message: row.message,
    causes: row.causes,
    culprit: row.culprit,
    mechanism: row.mechanism,
    level: row.level,
    user_id: row.userId,
    tags: row.tags,
    attrs: row.attrs,
    trail: row.trail,
    breadcrumbs: Math.min(row.breadcrumbs, 255),
    first_ts: toSqlTime(row.firstAt),
  }
}

export function toStack(row: StackRow) {
  return {
    project_id: row.projectId,
    stack_id: row.stackId,
    received_at: toSqlTime(row.receivedAt),
    release: row.release,
    debug_ids: row.debugIds,
    exceptions: JSON.stringify(row.exceptions),
  }
}

export function toBody(row: ErrorBodyRow) {
  return {
    project_id: row.projectId,
    event_id: row.eventId,
    ts: toSqlTime(row.at),
    breadcrumbs: JSON.stringify(row.breadcrumbs),
    contexts: JSON.stringify(row.contexts),
    scripts: row.scripts,
    debug_ids: row.debugIds,
  }
}

export function toIssueText(row: IssueTextRow) {
  const { type, message, functions, files } = row
  return {
    project_id: row.projectId,
    fingerprint: row.fingerprint,
    text_id: row.textId,
    at: toSqlTime(row.at).slice(0, 19),
    ...{ type, message, functions, files },
    words: [`${type}: ${message}`, ...files, ...functions].join('\n').toLowerCase(),
  }
}

export function toUnmappedScript(row: UnmappedScriptRow) {
  return {
    project_id: row.projectId,
    day: toSqlTime(row.lastSeen).slice(0, 10),
    release: row.release,
    path: row.path,
    debug_id: row.debugId,
    status: row.status,
    url: row.url,
    events: row.events,
    last_seen: toSqlTime(row.lastSeen),
  }
}
