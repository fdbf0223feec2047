import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { seriesKey } from '../../../alerts/series-key.ts'
import type { AlertState } from '../../../alerts/state.ts'
import { alertEntry, decision, type Decision } from '../../../contract/alerts.ts'
import type { DecisionRow } from '../../alert-store.ts'
import { select } from '../select.ts'
import { toSqlTime } from '../sql-time.ts'
import { insertUnder } from './alert-terms.ts'
import { count, text } from './columns.ts'

const COLUMNS = {
  project_id: 'UInt32',
  rule_id: 'String',
  series: 'String',
  at: "DateTime64(3, 'UTC')",
  after: 'String',
  state: 'String',
  withheld: 'String',
  decision: 'String',
  entry: 'String',
}

export async function putDecisions(
  client: ClickHouseClient,
  rows: readonly DecisionRow[],
  term?: number,
): Promise<void> {
  if (rows.length === 0) return
  const lines = rows.map(({ projectId, state, entry, ...one }) =>
    JSON.stringify({
      project_id: projectId,
      rule_id: one.ruleId,
      series: seriesKey(one.labels),
      at: toSqlTime(one.at),
      after: one.after,
      state: JSON.stringify(state),
      withheld: entry?.withheld ?? '',
      decision: JSON.stringify(one),
      entry: entry ? JSON.stringify(entry) : '',
    }),
  )
  await insertUnder(client, 'alert_decisions', { lines, columns: COLUMNS, term })
}

const row = z.object({ decision: text })

export async function listDecisions(
  client: ClickHouseClient,
  { projectId, ruleId, limit }: { projectId: number; ruleId: string; limit: number },
): Promise<Decision[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT decision FROM alert_decisions FINAL
      WHERE project_id = {project: UInt32} AND rule_id = {rule: String}
      ORDER BY at DESC, series LIMIT {limit: UInt32}`,
    params: { project: projectId, rule: ruleId, limit },
  })
  return rows.map((one) => decision.parse(JSON.parse(one.decision)))
}

const standingRow = z.object({
  project: count,
  newest_state: text,
  newest: text,
  newest_entry: text,
})

export async function standingDecisions(client: ClickHouseClient): Promise<DecisionRow[]> {
  const rows = await select(client, standingRow, {
    sql: `
      SELECT project_id AS project, argMax(state, at) AS newest_state, argMax(decision, at) AS newest,
        argMax(entry, at) AS newest_entry
      FROM alert_decisions FINAL
      GROUP BY project_id, rule_id, series
      HAVING argMax(after, at) != 'inactive'`,
  })
  return rows.map(({ project, newest_state, newest, newest_entry }) => ({
    ...decision.parse(JSON.parse(newest)),
    projectId: project,
    // as: written by `putDecisions` alone.
    state: JSON.parse(newest_state) as AlertState,
    entry: newest_entry === '' ? null : alertEntry.parse(JSON.parse(newest_entry)),
  }))
}
