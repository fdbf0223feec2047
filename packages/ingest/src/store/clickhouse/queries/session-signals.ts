import type { ClickHouseClient } from '@clickhouse/client'
import type { Scope, SessionSignal } from '../../ports.ts'
import { select } from '../select.ts'
import { IN_RANGE, rangeParams } from './columns.ts'
import {
  ERROR_COLUMNS,
  errorColumns,
  PAGE_VIEW_COLUMNS,
  pageViewColumns,
  REQUEST_COLUMNS,
  requestColumns,
  VITAL_COLUMNS,
  vitalColumns,
} from './signal-columns.ts'

const PER_KIND = 50

export async function sessionSignals(
  client: ClickHouseClient,
  sessionId: string,
  { scope, perKind = PER_KIND }: { scope: Scope; perKind: number | undefined },
): Promise<SessionSignal[]> {
  const params = { ...rangeParams(scope), session: sessionId, limit: perKind }
  const sql = (columns: string, table: string) => `
    SELECT ${columns} FROM ${table}
    WHERE ${IN_RANGE} AND session_id = {session: String}
    ORDER BY ts DESC LIMIT {limit: UInt32}`
  const signals = await Promise.all([
    select(client, errorColumns, { sql: sql(ERROR_COLUMNS, 'errors'), params }),
    select(client, requestColumns, { sql: sql(REQUEST_COLUMNS, 'requests'), params }),
    select(client, vitalColumns, { sql: sql(VITAL_COLUMNS, 'vitals'), params }),
    select(client, pageViewColumns, { sql: sql(PAGE_VIEW_COLUMNS, 'pageviews'), params }),
  ])
  return signals.flat().toSorted((a, b) => a.at - b.at)
}
