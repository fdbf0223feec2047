import type { ClickHouseClient } from '@clickhouse/client'
import { insertSelected } from '../insert.ts'

const TODAY = `toDate(now(), 'UTC')`
/** An event is of a day before its arrival at the most; who sent too many yesterday does so today. */
const COUNTED = `value != '' AND bucket >= toDateTime(${TODAY} - 1, 'UTC')`

/**
 * A key with a value of its own in each event, a user's id say, would make the rollups by value as large
 * as the events. The view of these reads what is written here: values that are not in it are counted
 * under the empty one until the day ends.
 */
export async function limitTags(client: ClickHouseClient, most: number): Promise<void> {
  await insertSelected(client, {
    sql: `
      INSERT INTO tag_limits (day, project_id, key, value)
      SELECT ${TODAY}, t.project_id, t.key, t.value
      FROM tag_values_1d AS t
      WHERE ${COUNTED}
        AND (project_id, key) IN (
          SELECT project_id, key FROM tag_values_1d WHERE ${COUNTED}
          GROUP BY project_id, key, bucket HAVING uniqExact(value) > {most: UInt32})
        AND (project_id, key) NOT IN (SELECT project_id, key FROM tag_limits WHERE day = ${TODAY})
      GROUP BY t.project_id, t.key, t.value
      ORDER BY sum(t.events) DESC, t.value LIMIT {most: UInt32} BY t.project_id, t.key`,
    params: { most },
  })
}
