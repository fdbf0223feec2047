import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { RecentError } from '../../ports.ts'
import type { ErrorBodyRow } from '../../rows.ts'
import { select } from '../select.ts'
import { millis, text } from './columns.ts'

const errorRow = z.object({
  id: text,
  issue: text,
  at: millis,
  type: text,
  message: text,
  url: text,
  route: text,
  tags: z.record(z.string(), text),
})

const bodyRow = z.object({ id: text, breadcrumbs: text, contexts: text })

/** The last day is small enough to be sorted; where nothing came in it, the month before has to be. */
const DAYS = [1, 30]

/** The texts of the newest errors of a project, newest first. */
export async function recentErrors(
  client: ClickHouseClient,
  projectId: number,
  limit: number,
): Promise<RecentError[]> {
  for (const days of DAYS) {
    const errors = await errorsOf(client, { project: projectId, days, limit })
    if (errors.length > 0) return withBodies(client, projectId, errors)
  }
  return []
}

function errorsOf(client: ClickHouseClient, params: Record<string, number>) {
  return select(client, errorRow, {
    sql: `
      SELECT toString(event_id) AS id, toString(fingerprint) AS issue,
        toUnixTimestamp64Milli(ts) AS at, type, message, url, route, tags
      FROM errors
      WHERE project_id = {project: UInt32} AND ts >= now() - toIntervalDay({days: UInt16})
      ORDER BY ts DESC LIMIT {limit: UInt32}`,
    params,
  })
}

async function withBodies(
  client: ClickHouseClient,
  projectId: number,
  errors: readonly z.output<typeof errorRow>[],
): Promise<RecentError[]> {
  const rows = await select(client, bodyRow, {
    sql: `
      SELECT toString(event_id) AS id, breadcrumbs, contexts FROM error_bodies
      WHERE project_id = {project: UInt32} AND event_id IN {ids: Array(UUID)}`,
    params: { project: projectId, ids: errors.map(({ id }) => id) },
  })
  const bodies = new Map(rows.map((row) => [row.id, bodyOf(row)]))
  return errors.map(({ id, issue, ...error }) => ({
    ...error,
    eventId: id,
    fingerprint: issue,
    body: bodies.get(id),
  }))
}

function bodyOf({ breadcrumbs, contexts }: z.output<typeof bodyRow>): RecentError['body'] {
  // as: written by insertRows from exactly these types; nobody else writes the columns.
  return {
    breadcrumbs: JSON.parse(breadcrumbs) as ErrorBodyRow['breadcrumbs'],
    contexts: JSON.parse(contexts) as ErrorBodyRow['contexts'],
  }
}
