import type { ClickHouseClient } from '@clickhouse/client'
import { insertSelected } from '../insert.ts'

const TODAY = `toDate(now(), 'UTC')`
const COUNTED = `bucket >= toDateTime(${TODAY} - 1, 'UTC') AND page != ''`

/**
 * Addresses with an id in them would make a series of each visit. The views of what alert rules look at
 * tell apart what is written here, where anything is: the most viewed pages. See limit-tags.ts.
 */
export async function limitPages(client: ClickHouseClient, most: number): Promise<void> {
  await insertSelected(client, {
    sql: `
      INSERT INTO tag_limits (day, project_id, key, value)
      SELECT ${TODAY}, s.project_id, 'alert-page', s.page
      FROM alert_signals_10s AS s
      WHERE ${COUNTED}
        AND project_id IN (
          SELECT project_id FROM alert_signals_10s WHERE ${COUNTED}
          GROUP BY project_id HAVING uniqExact(page) > {most: UInt32})
        AND project_id NOT IN (SELECT project_id FROM tag_limits WHERE day = ${TODAY} AND key = 'alert-page')
      GROUP BY s.project_id, s.page
      ORDER BY sum(s.page_views) DESC, sum(s.errors) DESC, s.page LIMIT {most: UInt32} BY s.project_id`,
    params: { most },
  })
}
