import type { ClickHouseClient } from '@clickhouse/client'
import type { TagLimits } from '../../ports.ts'
import { insertSelected } from '../insert.ts'

const TODAY = `toDate(now(), 'UTC')`
/** An event is of a day before its arrival at the most; who sent too many yesterday does so today. */
const RECENT = `bucket >= toDateTime(${TODAY} - 1, 'UTC')`
const COUNTED = `value != '' AND ${RECENT}`
/** What pages name themselves: the others are few. */
const OWN_KEY = `startsWith(key, 'tag.') AND ${RECENT}`

/**
 * A key with a value of its own in each event, a user's id say, would make the rollups by value as large
 * as the events, and so would keys that are made up for each event. The view of these reads what is
 * written here, until the day ends: values that are not in it are counted under the empty one, keys that
 * are not in it are not counted.
 */
export async function limitTags(client: ClickHouseClient, most: TagLimits): Promise<void> {
  await insertSelected(client, { sql: LIMITED_KEYS, params: { keys: most.keys } })
  await insertSelected(client, { sql: LIMITED_VALUES, params: { values: most.values } })
}

const LIMITED_KEYS = `
  INSERT INTO tag_limits (day, project_id, key, value)
  SELECT ${TODAY}, t.project_id, '', t.key
  FROM tag_values_1d AS t
  WHERE ${OWN_KEY}
    AND project_id IN (
      SELECT project_id FROM tag_values_1d WHERE ${OWN_KEY}
      GROUP BY project_id, bucket HAVING uniqExact(key) > {keys: UInt32})
    AND project_id NOT IN (SELECT project_id FROM tag_limits WHERE day = ${TODAY} AND key = '')
  GROUP BY t.project_id, t.key
  ORDER BY sum(t.events) DESC, t.key LIMIT {keys: UInt32} BY t.project_id`

const LIMITED_VALUES = `
  INSERT INTO tag_limits (day, project_id, key, value)
  SELECT ${TODAY}, t.project_id, t.key, t.value
  FROM tag_values_1d AS t
  WHERE ${COUNTED}
    AND (project_id, key) IN (
      SELECT project_id, key FROM tag_values_1d WHERE ${COUNTED}
      GROUP BY project_id, key, bucket HAVING uniqExact(value) > {values: UInt32})
    AND (project_id, key) NOT IN (SELECT project_id, key FROM tag_limits WHERE day = ${TODAY})
  GROUP BY t.project_id, t.key, t.value
  ORDER BY sum(t.events) DESC, t.value LIMIT {values: UInt32} BY t.project_id, t.key`
