import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMigrations } from '../../packages/ingest/src/entries/open-store.ts'
import { hash128 } from '../../packages/ingest/src/lib/hash.ts'
import { parseSearch } from '../../packages/ingest/src/search.ts'
import { embeddedClickHouse } from '../../packages/ingest/src/store/clickhouse/embedded-client.ts'
import { clickHouseServer } from '../../packages/ingest/src/store/clickhouse/server-client.ts'
import {
  migrate,
  statementsOf,
  type Migration,
} from '../../packages/ingest/src/store/clickhouse/migrate.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { startClickHouseServer } from '../harness/clickhouse-server.ts'
import { sqlFolder } from '../harness/fresh-store.ts'
import { anErrorRow, aPageViewRow } from '../harness/rows.ts'

interface Engine {
  /** An empty database, and how to come back to it as a service that starts again does. */
  freshDatabase: () => Promise<() => Promise<ClickHouseClient>>
  stop: () => Promise<void>
}

async function startEmbedded(): Promise<Engine> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-migrations-'))
  // The engine lives while one client is open.
  const keeper = embeddedClickHouse(data)
  let databases = 0
  return {
    freshDatabase: async () => {
      databases += 1
      const name = `fresh_${String(databases)}`
      await keeper.command({ query: `CREATE DATABASE ${name}` })
      return () => Promise.resolve(embeddedClickHouse(data, { begin: [`USE ${name}`] }))
    },
    stop: async () => {
      await keeper.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function startServed(): Promise<Engine> {
  const server = await startClickHouseServer()
  return {
    freshDatabase: async () => {
      const url = await server.freshDatabase()
      return () => Promise.resolve(clickHouseServer(url))
    },
    stop: server.stop,
  }
}

const shipped = await readMigrations(sqlFolder)

/** Not repeatable on purpose: a second run of it fails. */
function aMigration(number: number, sql?: string): Migration {
  const table = `t${String(number)}`
  return {
    name: `000${String(number)}_${table}`,
    sql: sql ?? `CREATE TABLE ${table} (n UInt8) ENGINE = MergeTree ORDER BY n;\n`,
  }
}

describe.each([
  ['in this process', startEmbedded],
  ['on a server', startServed],
])('migrations %s', (_, start) => {
  let engine: Engine
  beforeAll(async () => void (engine = await start()))
  afterAll(() => engine.stop())

  /** One start of the service: a client of its own. */
  async function using<Result>(
    open: () => Promise<ClickHouseClient>,
    use: (client: ClickHouseClient) => Promise<Result>,
  ): Promise<Result> {
    const client = await open()
    try {
      return await use(client)
    } finally {
      await client.close()
    }
  }

  async function rowsOf(client: ClickHouseClient, sql: string): Promise<unknown[]> {
    const result = await client.query({ query: sql, format: 'JSONCompactEachRow' })
    return result.json()
  }

  function recorded(client: ClickHouseClient): Promise<unknown[]> {
    return rowsOf(client, 'SELECT name FROM schema_migrations ORDER BY name')
  }

  function tables(client: ClickHouseClient): Promise<unknown[]> {
    return rowsOf(
      client,
      'SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name',
    )
  }

  it('are recorded, each with the checksum of its file', async () => {
    const open = await engine.freshDatabase()

    await using(open, (client) => migrate(client, shipped))

    const rows = await using(open, (client) =>
      rowsOf(client, 'SELECT name, checksum FROM schema_migrations ORDER BY name'),
    )
    expect(rows).toEqual(shipped.map(({ name, sql }) => [name, hash128(sql)]))
  })

  it('keep what was stored before them, and count it as before', async () => {
    const open = await engine.freshDatabase()
    const [foundation, ...later] = shipped
    if (!foundation) throw new Error('there is no migration')
    await using(open, async (client) => {
      await migrate(client, [foundation])
      await client.command({
        query: `INSERT INTO errors (project_id, ts, received_at, event_id, fingerprint, session_id)
          SELECT 1, now64(3), now64(3), generateUUIDv4(), toUUID('11111111-1111-4111-8111-111111111111'), 's'
          FROM numbers(3)`,
      })
    })

    const counted = await using(open, async (client) => {
      await migrate(client, [foundation, ...later])
      await createClickHouseStore(client).insert([anErrorRow({ weight: 4 })])
      return rowsOf(client, 'SELECT toUInt32(sum(events)) FROM issue_stats_1m')
    })

    expect(counted).toEqual([[7]])
  })

  it('leave long frames of before them readable, without original places', async () => {
    const open = await engine.freshDatabase()
    const before = shipped.filter(({ name }) => name < '0007')
    const now = Date.now()
    await using(open, async (client) => {
      await migrate(client, before)
      await client.command({
        query: `INSERT INTO long_frames (project_id, ts, received_at, event_id, weight, script_urls,
            script_functions, script_positions, script_invokers, script_ms)
          SELECT 1, now64(3) - 60, now64(3), generateUUIDv4(), 1, ['a.js', 'b.js'], ['f', 'g'], [1, 2],
            ['', ''], [200, 100]`,
      })
    })

    const frames = await using(open, async (client) => {
      await migrate(client, shipped)
      const scope = { projectId: 1, from: now - 3_600_000, to: now + 60_000 }
      return createClickHouseStore(client).longFrames(scope, 10)
    })

    expect(frames).toMatchObject([
      { url: 'a.js', position: 1, original: null },
      { url: 'b.js', position: 2, original: null },
    ])
  })

  it('count the sessions of before them, each where it was, and the new ones with them', async () => {
    const open = await engine.freshDatabase()
    const before = shipped.filter(({ name }) => name < '0012')
    const now = Date.now()
    const view = (release: string) => `
      INSERT INTO pageviews (project_id, ts, received_at, event_id, release, session_id, weight)
      SELECT 1, now64(3) - 60, now64(3), generateUUIDv4(), '${release}', 's', 2`
    await using(open, async (client) => {
      await migrate(client, before)
      await client.command({ query: view('1') })
      await client.command({ query: view('2') })
      await client.command({
        query: `
          INSERT INTO errors (project_id, ts, received_at, event_id, fingerprint, release, session_id, mechanism, weight)
          SELECT 1, now64(3) - 30, now64(3), generateUUIDv4(), generateUUIDv4(), '2', 's', 'error', 3`,
      })
    })

    const answers = await using(open, async (client) => {
      // A start that was interrupted before it was recorded, and the next one.
      const statements = shipped.flatMap(({ name, sql }) =>
        name < '0012' ? [] : statementsOf(sql),
      )
      for (const query of statements) await client.command({ query })
      await migrate(client, shipped)
      const store = createClickHouseStore(client)
      await store.insert([aPageViewRow({ release: '2', sessionId: 'after' })])
      const scope = { projectId: 1, from: now - 3_600_000, to: now + 60_000 }
      return {
        sessions: await store.releases.sessions(scope, 1),
        order: [...(await store.releases.firstSeen(1)).keys()].toSorted(),
      }
    })

    expect(answers).toMatchObject({
      sessions: [
        { release: '2', sessions: 3, n: 2, crashed: 2, pageViews: 3, errors: 3 },
        { release: '1', sessions: 2, n: 1, crashed: 0, pageViews: 2, errors: 0 },
      ],
      order: ['1', '2'],
    })
  })

  it('leave errors of before them whole: one kind of stack an issue, and nothing like them', async () => {
    const open = await engine.freshDatabase()
    const id = '11111111-1111-4111-8111-111111111111'
    await using(open, async (client) => {
      await migrate(
        client,
        shipped.filter(({ name }) => name < '0009'),
      )
      await client.command({
        query: `INSERT INTO errors (project_id, ts, received_at, event_id, fingerprint)
          SELECT 1, now64(3), now64(3), generateUUIDv4(), toUUID('${id}')`,
      })
    })

    const error = await using(open, async (client) => {
      await migrate(client, shipped)
      return createClickHouseStore(client).issues.event(1, id, 'latest')
    })

    const none = '00000000-0000-0000-0000-000000000000'
    expect(error).toMatchObject({ fine: id, weak: none, template: '' })
  })

  it('count countries from then on, each event once, and know those of before by their rows', async () => {
    const open = await engine.freshDatabase()
    const now = Date.now()
    const scope = { projectId: 1, from: now - 30 * 86_400_000, to: now + 60_000 }
    await using(open, async (client) => {
      await migrate(
        client,
        shipped.filter(({ name }) => name < '0025'),
      )
      await createClickHouseStore(client).insert([anErrorRow({ country: 'DE' })])
    })

    const { values, found } = await using(open, async (client) => {
      // A start that was interrupted before it was recorded, and the next one.
      const statements = shipped.flatMap(({ name, sql }) =>
        name < '0025' ? [] : statementsOf(sql),
      )
      for (const query of statements) await client.command({ query })
      await migrate(client, shipped)
      const store = createClickHouseStore(client)
      await store.insert([anErrorRow({ country: 'NO' })])
      const of = (key: string) =>
        store.issues.tagValues({
          ...scope,
          id: anErrorRow().fingerprint,
          key,
          search: '',
          limit: 10,
        })
      const search = parseSearch('country:DE').parts
      return {
        values: [(await of('country'))?.values, (await of('browser'))?.values],
        found: await store.issues.list({ ...scope, search, sort: 'events', limit: 9, offset: 0 }),
      }
    })

    expect(values).toEqual([[{ value: 'NO', events: 1 }], [{ value: 'Chrome 156', events: 2 }]])
    expect(found).toMatchObject([{ events: 2 }])
  })

  it('run once, however often the service starts', async () => {
    const open = await engine.freshDatabase()
    await using(open, (client) => migrate(client, [aMigration(1)]))

    await using(open, (client) => migrate(client, [aMigration(1)]))

    expect(await using(open, recorded)).toEqual([['0001_t1']])
  })

  it('run in the order of their numbers, the new ones only', async () => {
    const open = await engine.freshDatabase()
    const [first, second] = [aMigration(1), aMigration(2)]
    const third = aMigration(3, 'INSERT INTO t2 SELECT count() FROM t1;')
    await using(open, (client) => migrate(client, [first]))

    await using(open, (client) => migrate(client, [third, second, first]))

    expect(await using(open, (client) => rowsOf(client, 'SELECT n FROM t2'))).toEqual([[0]])
  })

  it('are refused where an applied file was edited, and nothing after it runs', async () => {
    const open = await engine.freshDatabase()
    await using(open, (client) => migrate(client, [aMigration(1)]))
    const edited = aMigration(1, `${aMigration(1).sql}-- edited\n`)

    const started = using(open, (client) => migrate(client, [edited, aMigration(2)]))

    await expect(started).rejects.toThrow(
      'sql/0001_t1.sql was edited after it was applied; add a new file instead',
    )
    expect(await using(open, tables)).toEqual([['schema_migrations'], ['t1']])
  })

  it('of a later version are not touched, and it is said what to do', async () => {
    const open = await engine.freshDatabase()
    await using(open, (client) => migrate(client, [aMigration(1), aMigration(2)]))

    const started = using(open, (client) => migrate(client, [aMigration(1)]))

    await expect(started).rejects.toThrow(
      /does not know: it was used by a newer Seismo; start that one, or restore a backup/,
    )
  })

  it('that fail are not recorded, and run when their file is mended', async () => {
    const open = await engine.freshDatabase()
    const broken = aMigration(1, 'CREATE TABLE t1 (n Nonsense) ENGINE = MergeTree ORDER BY n;')

    const started = using(open, (client) => migrate(client, [broken]))

    await expect(started).rejects.toThrow('Nonsense')
    expect(await using(open, recorded)).toEqual([])
    await using(open, (client) => migrate(client, [aMigration(1)]))
    expect(await using(open, recorded)).toEqual([['0001_t1']])
  })

  const statements = shipped.flatMap(({ sql }) => statementsOf(sql))
  it.each([
    ['after its first statement', 1],
    ['halfway', Math.floor(statements.length / 2)],
    ['before it was recorded', statements.length],
  ])('that were interrupted %s are completed by the next start', async (_, done) => {
    const whole = await engine.freshDatabase()
    const interrupted = await engine.freshDatabase()
    await using(whole, (client) => migrate(client, shipped))
    await using(interrupted, async (client) => {
      for (const query of statements.slice(0, done)) await client.command({ query })
    })

    await using(interrupted, (client) => migrate(client, shipped))

    expect(await using(interrupted, tables)).toEqual(await using(whole, tables))
    expect(await using(interrupted, recorded)).toEqual(await using(whole, recorded))
    await using(interrupted, async (client) => {
      const store = createClickHouseStore(client)
      const row = anErrorRow()
      await store.insert([row])
      expect([...(await store.issues.known(1, [row.fingerprint])).keys()]).toEqual([
        row.fingerprint,
      ])
    })
  })

  it('come up in two services that start at once', async () => {
    const open = await engine.freshDatabase()

    await Promise.all([1, 2].map(() => using(open, (client) => migrate(client, shipped))))

    await expect(using(open, (client) => migrate(client, shipped))).resolves.toBeUndefined()
  })
})
