import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Config } from '../config.ts'
import { applyRetention } from '../store/clickhouse/apply-retention.ts'
import { embeddedClickHouse } from '../store/clickhouse/embedded-client.ts'
import { migrate, NewerSchemaError, type Migration } from '../store/clickhouse/migrate.ts'
import { repairDeduplication } from '../store/clickhouse/repair-deduplication.ts'
import { createClickHouseStore } from '../store/clickhouse/store.ts'
import type { Store } from '../store/ports.ts'
import { daysByTable } from '../store/retention.ts'
import { openClickHouseServer, type Schema } from './open-clickhouse-server.ts'
import { StartError } from './data-folder.ts'

type Where = Pick<Config, 'data' | 'clickhouse_url'> &
  Partial<Pick<Config, 'clickhouse_cluster' | 'retention'>>

/** The store over `openClickHouse`. */
export async function openStore(config: Where, sqlFolder: string): Promise<Store> {
  return createClickHouseStore(await openClickHouse(config, sqlFolder))
}

/**
 * The embedded engine, or the server of the configuration, with the newest schema.
 * @throws StartError
 */
export async function openClickHouse(config: Where, sqlFolder: string): Promise<ClickHouseClient> {
  const { clickhouse_url: url, clickhouse_cluster: cluster, data } = config
  const schema = {
    migrations: await readMigrations(sqlFolder),
    daysByTable: config.retention && daysByTable(config.retention),
  }
  try {
    return url === undefined
      ? await openEmbedded(data, schema)
      : await openClickHouseServer({ url, cluster }, schema)
  } catch (cause) {
    const what = firstLineOf(cause)
    throw new StartError(
      url === undefined
        ? `The database in ${data} cannot be opened: ${what}`
        : `ClickHouse at ${new URL(url).host} cannot be used: ${what}; ${adviceFor(cause)}`,
      { cause },
    )
  }
}

async function openEmbedded(
  data: string,
  { migrations, daysByTable: days }: Schema,
): Promise<ClickHouseClient> {
  const path = resolve(data, 'clickhouse')
  await repairDeduplication(path)
  const client = embeddedClickHouse(path)
  try {
    // Without a lock: that of the data folder keeps others away.
    await migrate(client, migrations)
    if (days) await applyRetention(client, days)
    return client
  } catch (cause) {
    await client.close()
    throw cause
  }
}

/** READONLY and ACCESS_DENIED. */
const OF_RIGHTS = new Set(['164', '497'])

function adviceFor(cause: unknown): string {
  if (cause instanceof NewerSchemaError) return 'nothing was changed'
  const isOfRights = cause instanceof Error && 'code' in cause && OF_RIGHTS.has(String(cause.code))
  return isOfRights
    ? 'grant its user SELECT, INSERT, CREATE, ALTER, DROP and TRUNCATE on the database'
    : 'check SEISMO_CLICKHOUSE_URL'
}

/** Node gives an AggregateError without a word when a name has several addresses and none answers. */
function firstLineOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return firstLineOf(cause.errors[0])
  const message = cause instanceof Error ? cause.message : String(cause)
  return message.split('\n', 1)[0] ?? ''
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name))
  return Promise.all(
    names.map(async (name) => ({
      name: name.replace(/\.sql$/, ''),
      sql: await readFile(join(folder, name), 'utf8'),
    })),
  )
}
