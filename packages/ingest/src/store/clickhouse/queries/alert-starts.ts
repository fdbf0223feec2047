import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { alertEntry } from '../../../contract/alerts.ts'
import type { AlertStart, AlertStartsQuery } from '../../alert-store.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'

const MOST_RULES = 50

const row = z.object({ first: text, alerts: count, before_: count })

const WITHIN = `project_id = {project: UInt32}
  AND at >= fromUnixTimestamp64Milli({since: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`

/** What is told again has the same incident, and began but once. */
const BEGAN = `
  SELECT rule, incident, min(at) AS began, argMin(entry, at) AS first_entry FROM (
    SELECT at, rule, incident, entry FROM alert_log WHERE ${WITHIN} AND state = 'firing'
    UNION ALL
    SELECT at, JSONExtractString(entry, 'rule') AS rule, JSONExtractString(entry, 'incident') AS incident, entry
    FROM alert_decisions WHERE ${WITHIN} AND after = 'firing' AND entry != '')
  GROUP BY rule, incident`

/** By those that began first. */
export async function alertStarts(
  client: ClickHouseClient,
  { projectId, from, to, since }: AlertStartsQuery,
): Promise<AlertStart[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT argMinIf(b.first_entry, b.began, b.is_close) AS first, countIf(b.is_close) AS alerts,
        countIf(NOT b.is_close) AS before_
      FROM (
        SELECT *, began >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AS is_close FROM (${BEGAN})) AS b
      GROUP BY b.rule HAVING alerts > 0 ORDER BY minIf(b.began, b.is_close), b.rule LIMIT ${String(MOST_RULES)}`,
    params: { project: projectId, since, from, to },
  })
  return rows.map(({ first, alerts, before_ }) => ({
    ...{ entry: alertEntry.parse(JSON.parse(first)), alerts, before: before_ },
  }))
}
