import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { alertEntry, type AlertEntry } from '../../../contract/alerts.ts'
import { insertLines } from '../insert.ts'
import { select } from '../select.ts'
import { toSqlTime } from '../sql-time.ts'
import { text } from './columns.ts'

export async function appendAlert(
  client: ClickHouseClient,
  projectId: number,
  entry: AlertEntry,
): Promise<void> {
  const row = {
    project_id: projectId,
    rule: entry.rule,
    at: toSqlTime(entry.at),
    incident: entry.incident,
    state: entry.state,
    value: entry.value,
    above: entry.above,
    errors: entry.errors,
    entry: JSON.stringify(entry),
  }
  await insertLines(client, 'alert_log', { lines: [JSON.stringify(row)] })
}

const row = z.object({ entry: text })

export async function alertHistory(
  client: ClickHouseClient,
  projectId: number,
  limit: number,
): Promise<AlertEntry[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT entry FROM alert_log FINAL WHERE project_id = {project: UInt32}
      ORDER BY at DESC LIMIT {limit: UInt32}`,
    params: { project: projectId, limit },
  })
  return rows.map(({ entry }) => alertEntry.parse(JSON.parse(entry)))
}
