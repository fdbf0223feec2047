import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Traffic, TrafficQuery } from '../../workflow-store.ts'
import { select } from '../select.ts'
import { count } from './columns.ts'
import { issueNames } from './issue-aliases.ts'

const trafficRow = z.object({ n: count, later: count, people: count })

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/**
 * From rollups, however many events they count; those of the minute in which it was archived from the
 * events themselves, for only some came after it.
 */
export async function issueTraffic(
  client: ClickHouseClient,
  { projectId, id, since, at }: TrafficQuery,
): Promise<Traffic> {
  const { ofIssue, ofIssueEvents } = await issueNames(client, projectId)
  const whole = Math.ceil((since + 1) / MINUTE_MS) * MINUTE_MS
  const ofProject = 'project_id = {project: UInt32}'
  const [row] = await select(client, trafficRow, {
    sql: `
      SELECT sumIf(t.events, t.seen > {hour: Int64} AND t.seen <= {at: Int64}) AS n,
        sumIf(t.events, t.seen > {at: Int64}) AS later, uniqCombinedMerge(12)(t.users) AS people
      FROM (
        SELECT toUnixTimestamp(bucket) * 1000 AS seen, events, users FROM issue_stats_1m
        WHERE ${ofProject} AND ${ofIssue} AND bucket >= fromUnixTimestamp64Milli({whole: Int64}, 'UTC')
          AND toDate(bucket) >= toDate(fromUnixTimestamp64Milli({whole: Int64}, 'UTC'))
        UNION ALL
        SELECT toUnixTimestamp64Milli(min(ts)) AS seen, sum(toUInt64(weight)) AS events,
          uniqCombinedStateIf(12)(user_id, user_id != '') AS users
        FROM errors
        WHERE ${ofProject} AND ${ofIssueEvents}
          AND toDate(ts) >= toDate(fromUnixTimestamp64Milli({since: Int64}, 'UTC'))
          AND toDate(ts) <= toDate(fromUnixTimestamp64Milli({whole: Int64}, 'UTC'))
          AND ts > fromUnixTimestamp64Milli({since: Int64}, 'UTC')
          AND ts < fromUnixTimestamp64Milli({whole: Int64}, 'UTC')) AS t`,
    params: { project: projectId, id, since, whole, at, hour: at - HOUR_MS },
  })
  return { events: row?.n ?? 0, later: row?.later ?? 0, users: row?.people ?? 0 }
}
