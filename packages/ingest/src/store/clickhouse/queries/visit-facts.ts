import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { select } from '../select.ts'
import { IN_RANGE, PAGE, rangeParams, text } from './columns.ts'

const row = z
  .object({
    ...{ key: text, id: text, first_page: text, last_page: text, releases: z.array(text) },
    ...{ environment_: text, browser_: text, os_: text, device_: text, user_: text },
  })
  .transform(({ key, ...facts }) => ({ key, facts: toFacts(facts) }))

/** The first and the last at their ends; of what came in between, which is rare, the order is its names'. */
const RELEASES = `arrayReverse(arrayDistinct(arrayPushFront(arrayReverse(arrayDistinct(arrayPushFront(
          arraySort(groupUniqArray(20)(release_)), argMin(release_, ts)))), argMax(release_, ts))))`

export type VisitFacts = ReturnType<typeof toFacts>

/** Page views know it; of a session that was not sampled there are errors alone. */
export async function visitFacts(
  client: ClickHouseClient,
  projectId: number,
  visits: readonly { key: string; began: number; ended: number }[],
): Promise<Map<string, VisitFacts>> {
  if (visits.length === 0) return new Map()
  const from = Math.min(...visits.map(({ began }) => began))
  const to = Math.max(...visits.map(({ ended }) => ended)) + 1
  const rows = await select(client, row, {
    sql: `
      SELECT toString(key_) AS key, any(session_id) AS id, argMin(page, ts) AS first_page, argMax(page, ts) AS last_page,
        ${RELEASES} AS releases, argMax(env, ts) AS environment_,
        argMax(agent, ts) AS browser_, argMax(system, ts) AS os_, argMax(kind, ts) AS device_,
        argMaxIf(user_id, ts, user_id != '') AS user_
      FROM (${factsSql('pageviews')} UNION ALL ${factsSql('errors')})
      GROUP BY key_`,
    params: { ...rangeParams({ projectId, from, to }), keys: visits.map(({ key }) => BigInt(key)) },
  })
  return new Map(rows.map(({ key, facts }) => [key, facts]))
}

function factsSql(table: 'pageviews' | 'errors'): string {
  return `
    SELECT cityHash64(session_id) AS key_, session_id, ts, ${PAGE} AS page, CAST(release AS String) AS release_,
      CAST(environment AS String) AS env, CAST(browser AS String) AS agent, CAST(os AS String) AS system,
      CAST(device AS String) AS kind, user_id
    FROM ${table}
    WHERE ${IN_RANGE} AND session_id != '' AND cityHash64(session_id) IN {keys: Array(UInt64)}`
}

interface FactsRow {
  id: string
  first_page: string
  last_page: string
  releases: string[]
  environment_: string
  browser_: string
  os_: string
  device_: string
  user_: string
}

function toFacts({ id, releases, ...row }: FactsRow) {
  return {
    ...{ id, firstPage: row.first_page, lastPage: row.last_page, releases },
    ...{ environment: row.environment_, browser: row.browser_, os: row.os_ },
    ...{ device: row.device_, user: row.user_ },
  }
}
