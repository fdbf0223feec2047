import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { ProjectValuesQuery } from '../../ports.ts'
import { select } from '../select.ts'
import { count, rangeParams, text } from './columns.ts'
import { daysTouched } from './issue-window.ts'
import { toContainsPattern } from './like-pattern.ts'

const row = z.object({ value: text, events: count })

/** Searched for by another name than they are kept by. */
const KEPT_AS: ReadonlyMap<string, string> = new Map([
  ['first-release', 'release'],
  ['last-release', 'release'],
  ['resolved-in', 'release'],
])

/** Values of a key in the whole project: its cost follows the values, not the events. */
export function projectValues(
  client: ClickHouseClient,
  { key, contains, limit, ...scope }: ProjectValuesQuery,
): Promise<{ value: string; events: number }[]> {
  return select(client, row, {
    sql: `
      SELECT value, sum(t.events) AS events FROM tag_values_1d AS t
      WHERE project_id = {project: UInt32} AND key = {key: String}
        AND value ILIKE {contains: String} AND value != '' AND ${daysTouched(scope)}
      GROUP BY value ORDER BY events DESC, value LIMIT {limit: UInt32}`,
    params: {
      ...rangeParams(scope),
      key: KEPT_AS.get(key) ?? key,
      contains: toContainsPattern(contains.replaceAll('*', '\\*')),
      limit,
    },
  })
}
