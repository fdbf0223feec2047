import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  openClickHouseServer,
  type Server,
} from '../../packages/ingest/src/entries/open-clickhouse-server.ts'
import {
  SCHEMA_LOCKS,
  withMigrationLock,
} from '../../packages/ingest/src/store/clickhouse/migration-lock.ts'
import type { Migration } from '../../packages/ingest/src/store/clickhouse/migrate.ts'
import { clickHouseServer } from '../../packages/ingest/src/store/clickhouse/server-client.ts'
import { startClickHouseServer, type ClickHouseServer } from '../harness/clickhouse-server.ts'

let server: ClickHouseServer
beforeAll(async () => void (server = await startClickHouseServer()))
afterAll(() => server.stop())

/** Fails where it runs a second time, and takes long enough for others to come meanwhile. */
function anUnrepeatable(number: number): Migration {
  return {
    name: `000${String(number)}_once`,
    sql: `SELECT sleep(0.2);\nCREATE TABLE once_${String(number)} (n UInt8) ENGINE = MergeTree ORDER BY n;\n`,
  }
}

async function aDatabase(): Promise<Server> {
  return { url: await server.freshDatabase(), cluster: undefined }
}

it('lets one of those that start at the same time migrate, and the others wait for it', async () => {
  const database = await aDatabase()
  const migrations = [1, 2, 3].map(anUnrepeatable)

  const clients = await Promise.all(
    Array.from({ length: 4 }, () => openClickHouseServer(database, { migrations })),
  )

  const [client] = clients
  const result = await client?.query({
    query: 'SELECT name, count() AS n FROM schema_migrations GROUP BY name ORDER BY name',
    format: 'JSONCompactEachRow',
  })
  expect(await result?.json()).toEqual(migrations.map(({ name }) => [name, 1]))
  await Promise.all(clients.map((one) => one.close()))
})

it('lets the next one in when the work failed', async () => {
  const database = await aDatabase()
  const broken = { ...anUnrepeatable(1), sql: 'CREATE TABLE once_1 (n Nonsense);' }

  await expect(openClickHouseServer(database, { migrations: [broken] })).rejects.toThrow('Nonsense')

  const client = await openClickHouseServer(database, { migrations: [anUnrepeatable(1)] })
  await client.close()
})

it('takes over from one that died, and not before its lease is over', async () => {
  const client = clickHouseServer((await aDatabase()).url)
  await client.command({ query: SCHEMA_LOCKS })
  await client.command({
    query: `INSERT INTO schema_locks SELECT generateUUIDv4(), 1, now64(3, 'UTC') + INTERVAL 1 SECOND`,
  })
  const startedAt = performance.now()

  await withMigrationLock(client, () => Promise.resolve())

  expect(performance.now() - startedAt).toBeGreaterThan(500)
  await client.close()
})

it('holds on for longer than a lease, and says after a while that it waited in vain', async () => {
  const client = clickHouseServer((await aDatabase()).url)
  await client.command({ query: SCHEMA_LOCKS })
  const release = Promise.withResolvers<undefined>()
  const held = Promise.withResolvers<undefined>()
  const holder = withMigrationLock(
    client,
    async () => {
      held.resolve(undefined)
      await release.promise
    },
    { leaseSeconds: 2 },
  )
  await held.promise

  const second = withMigrationLock(client, () => Promise.resolve(), { patienceMs: 4_000 })

  await expect(second).rejects.toThrow('another process still brings the schema up to date')
  release.resolve(undefined)
  await holder
  await client.close()
})
