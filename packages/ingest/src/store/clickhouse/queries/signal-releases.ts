import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { TimeRange } from '../../ports.ts'
import type { ReleasePart, SignalQuery } from '../../signal-store.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import { signalRows } from './signal-rows.ts'

const MOST = 100

const row = z.object({ release_: text, hits_: count, total_: count })

/** The two windows apart: what lies between them may be long. */
export async function signalReleases(
  client: ClickHouseClient,
  { before, during, ...query }: SignalQuery & { before: TimeRange; during: TimeRange },
): Promise<ReleasePart[]> {
  const [earlier, now] = await Promise.all([
    partsOf(client, query, before),
    partsOf(client, query, during),
  ])
  const names = [...new Set([...now.keys(), ...earlier.keys()])]
  const none = { hits: 0, total: 0 }
  return names.map((release) => ({
    release,
    before: earlier.get(release) ?? none,
    during: now.get(release) ?? none,
  }))
}

async function partsOf(
  client: ClickHouseClient,
  query: SignalQuery,
  range: TimeRange,
): Promise<Map<string, { hits: number; total: number }>> {
  const { sql, params } = await signalRows(client, { ...query, by: 'release' }, range)
  const rows = await select(client, row, {
    sql: `
      SELECT release AS release_, sum(hits) AS hits_, sum(total) AS total_
      FROM (${sql}) GROUP BY release_ ORDER BY hits_ DESC, total_ DESC, release_ LIMIT ${String(MOST)}`,
    params,
  })
  return new Map(
    rows.map(({ release_: release, hits_: hits, total_: total }) => [release, { hits, total }]),
  )
}
