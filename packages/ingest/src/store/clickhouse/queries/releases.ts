import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { KnownRelease, ReleaseScope } from '../../release-store.ts'
import { select } from '../select.ts'
import { millis, text } from './columns.ts'
import { hoursParams } from './session-hours.ts'

/** Pages name their releases themselves: a hostile one must not fill our memory with names. */
const MOST_NAMES = 20_000

const seenRow = z.object({ release: text, seen: millis })

export async function firstSeenReleases(
  client: ClickHouseClient,
  projectId: number,
): Promise<Map<string, number>> {
  const rows = await select(client, seenRow, {
    sql: `
      SELECT release, toUnixTimestamp64Milli(min(first_seen)) AS seen FROM releases
      WHERE project_id = {project: UInt32} AND release != ''
      GROUP BY release ORDER BY seen DESC, release LIMIT ${String(MOST_NAMES)}`,
    params: { project: projectId },
  })
  return new Map(rows.map(({ release, seen }) => [release, seen]))
}

const knownRow = z
  .object({ release: text, environments: z.array(text), first: millis, last: millis })
  .transform(({ release, environments, first, last }): KnownRelease => ({
    release,
    environments,
    firstSeen: first,
    lastSeen: last,
  }))

const KNOWN = `release, arraySort(groupUniqArray(CAST(environment AS String))) AS environments,
  toUnixTimestamp64Milli(min(first_seen)) AS first, toUnixTimestamp64Milli(max(last_seen)) AS last`

export function knownReleases(
  client: ClickHouseClient,
  { text: asked, limit, ...scope }: ReleaseScope & { text: string; limit: number },
): Promise<KnownRelease[]> {
  const { environment } = scope
  return select(client, knownRow, {
    sql: `
      SELECT ${KNOWN} FROM releases
      WHERE project_id = {project: UInt32} AND release != '' AND release ILIKE {pattern: String}
      GROUP BY release
      HAVING last >= {from: Int64} AND first < {to: Int64}
        ${environment === undefined ? '' : 'AND has(environments, {environment: String})'}
      ORDER BY first DESC, release LIMIT {limit: UInt32}`,
    params: { ...hoursParams(scope), pattern: toPattern(asked), limit },
  })
}

export async function oneRelease(
  client: ClickHouseClient,
  projectId: number,
  release: string,
): Promise<KnownRelease | undefined> {
  const [found] = await select(client, knownRow, {
    sql: `
      SELECT ${KNOWN} FROM releases
      WHERE project_id = {project: UInt32} AND release = {release: String} GROUP BY release`,
    params: { project: projectId, release },
  })
  return found
}

/** A part of the name, or with `*` all of it; LIKE's own wildcards are text. */
function toPattern(asked: string): string {
  const literal = asked.replace(/[\\%_]/g, '\\$&')
  return literal.includes('*') ? literal.replaceAll('*', '%') : `%${literal}%`
}
