import type { ErrorRow, PageViewRow, RequestRow, Row, SignalRow, VitalRow } from '../rows.ts'
import { toSqlTime } from './sql-time.ts'

/** The border between camelCase and snake_case: which table a row goes to, and as what. */
export const tableOf = {
  error: 'errors',
  stack: 'stacks',
  request: 'requests',
  vital: 'vitals',
  pageview: 'pageviews',
  outcome: 'outcomes',
  activity: 'issue_activity',
} as const satisfies Record<Row['is'], string>

export function toSqlRow(row: Row): Record<string, unknown> {
  switch (row.is) {
    case 'error':
      return toError(row)
    case 'request':
      return toRequest(row)
    case 'vital':
      return toVital(row)
    case 'pageview':
      return toPageView(row)
    case 'stack':
      return {
        project_id: row.projectId,
        stack_id: row.stackId,
        received_at: toSqlTime(row.receivedAt),
        release: row.release,
        exceptions: JSON.stringify(row.exceptions),
      }
    case 'outcome':
      return {
        project_id: row.projectId,
        minute: toSqlTime(Math.floor(row.at / 60_000) * 60_000).slice(0, 19),
        kind: row.kind,
        outcome: row.outcome,
        reason: row.reason,
        n: row.n,
      }
    case 'activity':
      return {
        project_id: row.projectId,
        fingerprint: row.fingerprint,
        at: toSqlTime(row.at),
        actor: row.actor,
        verb: row.verb,
        release: row.release,
      }
  }
}

function toSignal(row: SignalRow) {
  return {
    project_id: row.projectId,
    ts: toSqlTime(row.at),
    received_at: toSqlTime(row.receivedAt),
    event_id: row.eventId,
    release: row.release,
    environment: row.environment,
    url: row.url,
    route: row.route,
    browser: row.browser,
    os: row.os,
    device: row.device,
    session_id: row.sessionId,
    page_view_id: row.pageViewId,
  }
}

function toError(row: ErrorRow) {
  return {
    ...toSignal(row),
    fingerprint: row.fingerprint,
    version: row.version,
    class: row.class,
    why: row.why,
    stack_id: row.stackId,
    type: row.type,
    message: row.message,
    culprit: row.culprit,
    mechanism: row.mechanism,
    level: row.level,
    user_id: row.userId,
    tags: row.tags,
    attrs: row.attrs,
  }
}

function toRequest(row: RequestRow) {
  return {
    ...toSignal(row),
    via: row.via,
    method: row.method,
    target: row.target,
    status: row.status,
    outcome: row.outcome,
    duration_ms: row.durationMs,
  }
}

function toVital(row: VitalRow) {
  return {
    ...toSignal(row),
    metric: row.metric,
    value: row.value,
    rating: row.rating,
    navigation_type: row.navigationType,
  }
}

function toPageView(row: PageViewRow) {
  return { ...toSignal(row), navigation_type: row.navigationType, referrer: row.referrer }
}
