import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { TagName, TagNamesQuery } from '../../explore-store.ts'
import { select } from '../select.ts'
import { count, rangeParams, text } from './columns.ts'
import { daysTouched } from './issue-window.ts'
import { rollupOf } from './metrics.ts'

const row = z.object({ name: text, counted: count })

/** Of rollups: its cost follows the values that tags have, not the events. */
export async function tagNames(client: ClickHouseClient, query: TagNamesQuery): Promise<TagName[]> {
  const rows = await select(client, row, {
    sql: `
      SELECT name, sum(times) AS counted FROM (${namesOf(query)})
      WHERE name != '' GROUP BY name ORDER BY counted DESC, name LIMIT {limit: UInt32}`,
    params: { ...rangeParams(query), limit: query.limit },
  })
  return rows.map((one) => ({ name: one.name, count: one.counted }))
}

function namesOf(query: TagNamesQuery): string {
  if (query.dataset === 'errors') {
    return `
      SELECT substring(key, length('tag.') + 1) AS name, t.events AS times FROM tag_values_1d AS t
      WHERE project_id = {project: UInt32} AND startsWith(key, 'tag.') AND ${daysTouched(query)}`
  }
  const { table, inRange } = rollupOf(query)
  return `
    SELECT CAST(arrayJoin(mapKeys(m.tags)) AS String) AS name, m.n AS times
    FROM ${table} AS m WHERE ${inRange}`
}
