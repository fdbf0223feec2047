import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Config } from '../config.ts'
import { countEntries } from '../spool/count-entries.ts'
import { openFileSpool } from '../spool/file-spool.ts'
import { appliedMigrations } from '../store/clickhouse/migrate.ts'
import { openAsItIs } from './backup.ts'
import { openDataFolder } from './data-folder.ts'
import { readMigrations } from './open-store.ts'

export interface Examined {
  /** Of ClickHouse. */
  version: string
  /** Of the database's clock before this process's. */
  clockAheadMs: number
  /** Migrations that the next start applies. */
  pending: string[]
  /** Migrations that this program does not know. */
  unknown: string[]
  log: { records: number; bytes: number }
}

/**
 * Looks at a data folder that nobody uses; nothing in its tables is changed.
 * @throws StartError where somebody does.
 */
export async function examineStopped(config: Config, sqlFolder: string): Promise<Examined> {
  const unlock = await openDataFolder(config.data)
  try {
    const client = await openAsItIs(config)
    try {
      const applied = await appliedMigrations(client)
      const known = (await readMigrations(sqlFolder)).map(({ name }) => name).toSorted()
      return {
        ...(await aboutOf(client)),
        pending: known.filter((name) => !applied.has(name)),
        unknown: [...applied.keys()].filter((name) => !known.includes(name)).toSorted(),
        log: await logOf(config),
      }
    } finally {
      await client.close()
    }
  } finally {
    unlock()
  }
}

const about = z.tuple([z.object({ version: z.string(), now: z.coerce.number() })])

async function aboutOf(client: ClickHouseClient) {
  const result = await client.query({
    query: 'SELECT version() AS version, toUnixTimestamp64Milli(now64(3)) AS now',
    format: 'JSONEachRow',
  })
  const [{ version, now }] = about.parse(await result.json())
  return { version, clockAheadMs: now - Date.now() }
}

async function logOf({ data, ...config }: Config): Promise<Examined['log']> {
  const spool = await openFileSpool({
    folder: join(data, 'log'),
    ...{ maxBytes: config.log_max_bytes, minFreeBytes: config.log_min_free_bytes },
  })
  try {
    return { records: await countEntries(spool), bytes: spool.stats().pendingBytes }
  } finally {
    await spool.close()
  }
}
