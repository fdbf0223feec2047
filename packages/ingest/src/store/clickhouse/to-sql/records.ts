import type { BeaconRow, OutcomeRow, ServerSampleRow, ServerSeriesRow } from '../../rows.ts'
import { toSqlTime } from '../sql-time.ts'

export function toOutcome(row: OutcomeRow) {
  return {
    project_id: row.projectId,
    minute: toSqlTime(Math.floor(row.at / 60_000) * 60_000).slice(0, 19),
    kind: row.kind,
    outcome: row.outcome,
    reason: row.reason,
    n: row.n,
  }
}

export function toBeacon(row: BeaconRow) {
  return {
    project_id: row.projectId,
    id: row.id,
    received_at: toSqlTime(row.receivedAt).slice(0, 19),
    token: row.token,
  }
}

export function toServerSeries(row: ServerSeriesRow) {
  return {
    project_id: row.projectId,
    name: row.name,
    series_id: row.seriesId,
    type: row.type,
    labels: row.labels,
    last_seen: toSqlTime(row.lastSeen),
  }
}

export function toServerSample(row: ServerSampleRow) {
  return {
    project_id: row.projectId,
    series_id: row.seriesId,
    ts: toSqlTime(row.at),
    value: toSqlFloat(row.value),
  }
}

/** JSON has no word for NaN and the infinities, which `JSON.stringify` would all make a null. */
function toSqlFloat(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}
