import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { localName } from './cluster/placement.ts'
import { timeToLiveOf } from './time-to-live.ts'

const tables = z.array(z.object({ name: z.string(), engine_full: z.string() }))

/**
 * Gives each table the days it is to keep, where it has others. Parts are not written anew for it:
 * the time each ends at is, and one that is over goes as a whole.
 */
export async function applyRetention(
  client: ClickHouseClient,
  daysByTable: ReadonlyMap<string, number>,
  cluster?: string,
): Promise<void> {
  const engines = await enginesOf(client)
  const onCluster = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``
  for (const [table, days] of daysByTable) {
    const name = cluster === undefined ? table : localName(table)
    const now = timeToLiveOf(engines.get(name) ?? '')
    // Not there: of a later version, or of an earlier.
    if (now === undefined || now.days === days) continue
    await client.command({
      query: `ALTER TABLE ${name}${onCluster} MODIFY SETTING materialize_ttl_recalculate_only = 1`,
    })
    await client.command({
      query: `ALTER TABLE ${name}${onCluster} MODIFY TTL ${now.since} + INTERVAL ${String(days)} DAY`,
    })
  }
}

async function enginesOf(client: ClickHouseClient): Promise<Map<string, string>> {
  const result = await client.query({
    query: 'SELECT name, engine_full FROM system.tables WHERE database = currentDatabase()',
    format: 'JSONEachRow',
  })
  const rows = tables.parse(await result.json())
  return new Map(rows.map(({ name, engine_full }) => [name, engine_full]))
}
