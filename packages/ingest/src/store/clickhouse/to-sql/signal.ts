import type { SignalRow } from '../../rows.ts'
import { toSqlTime } from '../sql-time.ts'

export function toSignal(row: SignalRow) {
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
    country: row.country,
    session_id: row.sessionId,
    page_view_id: row.pageViewId,
    weight: row.weight,
  }
}

/**
 * Of the signals there are most of, ids are most of the bytes. Nobody asks for one of these by its id:
 * what stays spreads them over the shards of a cluster. Half of 32 random digits tell page views apart.
 */
export function toPageSignal(row: SignalRow) {
  const { eventId, pageViewId } = row
  return {
    ...toSignal(row),
    event_id: `${eventId.slice(0, 2)}${NO_ID.slice(2)}`,
    page_view_id: /^[0-9a-f]{32}$/.test(pageViewId) ? pageViewId.slice(16) : pageViewId,
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000'
