import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { EventsByIdQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { IN_RANGE, rangeParams, text } from './columns.ts'

const row = z.object({ id: text, fingerprint: text })

/** The fingerprint of each event that is stored; of the days around their times, for ids are in no order. */
export async function issuesOfEvents(
  client: ClickHouseClient,
  { ids, ...range }: EventsByIdQuery,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await select(client, row, {
    sql: `
      SELECT toString(event_id) AS id, any(toString(fingerprint)) AS fingerprint FROM errors
      WHERE ${IN_RANGE} AND event_id IN {ids: Array(UUID)}
      GROUP BY id`,
    params: { ...rangeParams(range), ids },
  })
  return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]))
}
