import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { OverviewCells, OverviewQuery, OverviewTotal } from '../../overview-store.ts'
import { select } from '../select.ts'
import { count, rangeParams, text } from './columns.ts'
import { overviewRows } from './overview-rows.ts'

/** JSON has no NaN and no infinity: the engine writes null for both. */
const measured = z.number().nullable()

const totalRow = z.object({
  id: text,
  grouped: text,
  now: measured,
  n: count,
  earlier: measured,
  n_earlier: count,
  entities: count,
})

/** Each entity in the window, and in the one that it is compared with. */
export async function overviewTotals(
  client: ClickHouseClient,
  query: OverviewQuery,
): Promise<{ totals: OverviewTotal[]; entities: number }> {
  const { sql, valueIf, nIf } = overviewRows(query)
  const [isNow, isEarlier] = ['at >= {since: Int64}', 'at < {until: Int64}']
  const { from, to, beforeFrom } = query
  const rows = await select(client, totalRow, {
    sql: `
      SELECT id, grouped, ${valueIf(isNow)} AS now, ${nIf(isNow)} AS n,
        ${valueIf(isEarlier)} AS earlier, ${nIf(isEarlier)} AS n_earlier, count() OVER () AS entities
      FROM (${sql})
      GROUP BY id, grouped HAVING n > 0
      ORDER BY n DESC, id, grouped LIMIT {limit: UInt32}`,
    params: {
      ...rangeParams({ ...query, from: beforeFrom }),
      ...{ since: from, until: beforeFrom + to - from },
      ...{ limit: query.limit, environment: query.environment },
    },
  })
  return {
    entities: rows[0]?.entities ?? 0,
    totals: rows.map(({ id, grouped, now, n, earlier, n_earlier }) => ({
      ...{ id, group: grouped, value: now, n },
      // Of what is counted, none is a number.
      ...{ before: n_earlier > 0 || query.fill === 'errors' ? earlier : null, beforeN: n_earlier },
    })),
  }
}

/** As bytes: to read and check a million cells one by one takes seconds. */
const cellsRow = z.object({
  id: text,
  grouped: text,
  points: z.string().transform((hex) => Buffer.from(hex, 'hex')),
})

export async function overviewCells(
  client: ClickHouseClient,
  query: OverviewQuery,
): Promise<OverviewCells[]> {
  const { sql, valueIf, nIf } = overviewRows(query)
  const rows = await select(client, cellsRow, {
    sql: `
      SELECT id, grouped, arrayStringConcat(groupArray(
        concat(hex(toFloat32(cell)), hex(toFloat32(value)), hex(toFloat32(n))))) AS points
      FROM (
        SELECT id, grouped, intDiv(at - {from: Int64}, {step: Int64}) AS cell,
          ${valueIf('true')} AS value, ${nIf('true')} AS n
        FROM (${sql})
        GROUP BY id, grouped, cell HAVING n > 0
      )
      GROUP BY id, grouped ORDER BY sum(n) DESC, id, grouped LIMIT {limit: UInt32}`,
    params: {
      ...{ ...rangeParams(query), since: query.from, until: query.from },
      ...{ step: query.stepMs, limit: query.limit, environment: query.environment },
    },
  })
  return rows.map(({ grouped, ...rest }) => ({ ...rest, group: grouped }))
}
