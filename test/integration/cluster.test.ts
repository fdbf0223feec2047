import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Session } from 'chdb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMigrations } from '../../packages/ingest/src/entries/open-store.ts'
import { renderForCluster } from '../../packages/ingest/src/store/clickhouse/cluster/render-for-cluster.ts'
import { SCHEMA_LOCKS } from '../../packages/ingest/src/store/clickhouse/migration-lock.ts'
import {
  SCHEMA_MIGRATIONS,
  statementsOf,
} from '../../packages/ingest/src/store/clickhouse/migrate.ts'
import { sqlFolder } from '../harness/fresh-store.ts'

const shipped = (await readMigrations(sqlFolder)).toSorted((a, b) => a.name.localeCompare(b.name))
const statements = [
  SCHEMA_MIGRATIONS,
  SCHEMA_LOCKS,
  ...shipped.flatMap(({ sql }) => statementsOf(sql)),
]
const cluster = { name: 'main', database: 'default' }

/** Two shards of two replicas; nobody is at the addresses. */
const CONFIGURATION = `<clickhouse><remote_servers><main>${[1, 2]
  .map(
    (shard) =>
      `<shard><internal_replication>true</internal_replication>${[1, 2]
        .map(
          (replica) => `<replica><host>127.0.0.1</host><port>${shard}${replica}</port></replica>`,
        )
        .join('')}</shard>`,
  )
  .join('')}</main></remote_servers></clickhouse>`

describe('the schema on a cluster', () => {
  let data: string
  let engine: Session
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'seismo-cluster-'))
    await writeFile(join(data, 'config.xml'), CONFIGURATION)
    engine = new Session(join(data, 'engine'), {
      connectionArgs: [`--config-file=${join(data, 'config.xml')}`],
    })
  })
  afterAll(async () => {
    engine.close()
    await rm(data, { recursive: true, force: true })
  })

  it.each(statements.map((statement) => [statement.replace(/\s+/g, ' ').slice(0, 70), statement]))(
    'is rendered as ClickHouse can read it: %s',
    async (_, statement) => {
      const rendered = renderForCluster(statement, cluster)

      for (const sql of rendered) {
        await expect(engine.queryAsync(`EXPLAIN AST ${sql}`)).resolves.toBeDefined()
      }
    },
  )

  it('has a distributed table for each, by keys that its engine takes', async () => {
    // Replication needs a keeper, and ON CLUSTER machines that answer: all else is as rendered.
    const run = (sql: string) =>
      engine.queryAsync(
        sql
          .replace(/ ON CLUSTER `\w+`/, '')
          .replace(/\bReplicated(\w*MergeTree)\('[^']*', '[^']*'(, )?/, '$1('),
      )
    for (const statement of statements.filter((sql) => !/^(INSERT|TRUNCATE)/.test(sql))) {
      for (const sql of renderForCluster(statement, cluster)) await run(sql)
    }

    const result = await engine.queryAsync(
      `SELECT replaceOne(name, '_local', '') AS table, arraySort(groupArray((name, engine))) AS engines
      FROM system.tables WHERE database = 'default' AND engine != 'MaterializedView'
      GROUP BY table HAVING length(engines) = 2 ORDER BY table`,
      { format: 'JSONCompactEachRow' },
    )
    const tables = result.text().trim().split('\n')

    expect(tables.length).toBeGreaterThan(15)
    for (const table of tables) expect(table).toMatch(/"Distributed".*_local","\w*MergeTree"/)
  })

  it('asks each shard for the rows that end as one', async () => {
    const result = await engine.queryAsync(
      `SELECT l.name AS name, l.sorting_key AS sorted_by,
        extract(d.engine_full, 'sipHash64\\((.*)\\)\\)') AS sharded_by
      FROM system.tables AS l JOIN system.tables AS d ON l.name = concat(d.name, '_local')
      WHERE l.database = 'default' AND d.database = 'default' AND l.engine != 'MergeTree'
      FORMAT JSONEachRow`,
    )
    const tables = result
      .text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; sorted_by: string; sharded_by: string })

    expect(tables).not.toEqual([])
    for (const { name, sorted_by, sharded_by } of tables) {
      const sorted = sorted_by.split(', ')
      const apart = sharded_by.split(', ').filter((column) => !sorted.includes(column))
      expect({ name, apart }).toEqual({ name, apart: [] })
    }
  })
})
