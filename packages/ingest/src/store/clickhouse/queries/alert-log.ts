import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { alertEntry, type AlertEntry, type Delivery } from '../../../contract/alerts.ts'
import type { OwnedEntry } from '../../alert-store.ts'
import { insertLines } from '../insert.ts'
import { select } from '../select.ts'
import { toSqlTime } from '../sql-time.ts'
import { count, millis, text } from './columns.ts'

export async function appendAlerts(
  client: ClickHouseClient,
  entries: readonly OwnedEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const lines = entries.map(({ projectId, entry }) =>
    JSON.stringify({
      project_id: projectId,
      rule: entry.rule,
      at: toSqlTime(entry.at),
      incident: entry.incident,
      state: entry.state,
      value: entry.value,
      above: entry.above,
      errors: entry.errors,
      entry: JSON.stringify(entry),
    }),
  )
  await insertLines(client, 'alert_log', { lines })
}

const row = z.object({ entry: text })

export async function alertHistory(
  client: ClickHouseClient,
  projectId: number,
  limit: number,
): Promise<AlertEntry[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT entry FROM (
        SELECT at, entry FROM alert_log FINAL WHERE project_id = {project: UInt32}
        UNION ALL
        SELECT at, entry FROM alert_decisions FINAL
        WHERE project_id = {project: UInt32} AND entry != ''
      )
      ORDER BY at DESC, entry LIMIT {limit: UInt32}`,
    params: { project: projectId, limit },
  })
  const entries = rows.map(({ entry }) => alertEntry.parse(JSON.parse(entry)))
  const told = await toldOf(client, projectId, entries)
  return entries.map((entry) => {
    const letters = told.get(subjectOf(entry))
    if (!letters) return entry
    return { ...entry, notification: letters.key, deliveries: letters.deliveries }
  })
}

interface Told {
  key: string
  deliveries: Delivery[]
}

const letterRow = z.object({
  subject: text,
  key: text,
  receiver: text,
  channel: text,
  written_at: millis,
  status: z.enum(['waiting', 'delivered', 'failed', 'withheld']),
  attempts: count,
  detail: text,
})

/** By the change that they tell, as `Letter.about` names it. */
async function toldOf(
  client: ClickHouseClient,
  projectId: number,
  entries: readonly AlertEntry[],
): Promise<Map<string, Told>> {
  if (entries.length === 0) return new Map()
  const rows = await select(client, letterRow, {
    sql: `
      SELECT arrayJoin(arrayIntersect(about, {subjects: Array(String)})) AS subject, key, receiver,
        JSONExtractString(notification, 'channel') AS channel,
        toUnixTimestamp64Milli(at) AS written_at, status, attempts, detail
      FROM alert_letters FINAL
      WHERE project_id = {project: UInt32} AND hasAny(about, {subjects: Array(String)})
      ORDER BY alert_letters.at, receiver`,
    params: { project: projectId, subjects: entries.map(subjectOf) },
  })
  const told = new Map<string, Told>()
  for (const { subject, key, channel, written_at, status, ...rest } of rows) {
    const known = told.get(subject) ?? { key, deliveries: [] }
    if (status !== 'withheld') {
      const now = status === 'waiting' ? 'retrying' : status
      known.deliveries.push({ ...rest, kind: channel, at: written_at, status: now })
    }
    told.set(subject, known)
  }
  return told
}

export function subjectOf({ incident, state }: Pick<AlertEntry, 'incident' | 'state'>): string {
  return `${incident} ${state}`
}

const withheldRow = z.object({ withheld: text, n: count })

export async function withheldAlerts(
  client: ClickHouseClient,
  projectId: number,
): Promise<Map<string, number>> {
  const rows = await select(client, withheldRow, {
    sql: `
      SELECT withheld, count() AS n FROM alert_decisions FINAL
      WHERE project_id = {project: UInt32} AND withheld != '' GROUP BY withheld`,
    params: { project: projectId },
  })
  return new Map(rows.map(({ withheld, n }) => [withheld, n]))
}
