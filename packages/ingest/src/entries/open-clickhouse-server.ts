import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { applyRetention } from '../store/clickhouse/apply-retention.ts'
import { renderForCluster } from '../store/clickhouse/cluster/render-for-cluster.ts'
import { migrate, type Migration } from '../store/clickhouse/migrate.ts'
import { SCHEMA_LOCKS, withMigrationLock } from '../store/clickhouse/migration-lock.ts'
import {
  clickHouseServer,
  clickHouseServerForMigrations,
} from '../store/clickhouse/server-client.ts'

export interface Server {
  url: string
  cluster: string | undefined
}

export interface Schema {
  migrations: readonly Migration[]
  /** What each table keeps; undefined leaves it as it is. */
  daysByTable?: ReadonlyMap<string, number> | undefined
}

/** A server with the newest schema, which several processes may bring up to date at the same time. */
export async function openClickHouseServer(
  { url, cluster }: Server,
  { migrations, daysByTable }: Schema,
): Promise<ClickHouseClient> {
  const migrating = clickHouseServerForMigrations(url, { cluster })
  try {
    const { database } = await layoutOf(migrating, cluster)
    const render = (statement: string) =>
      cluster === undefined ? [statement] : renderForCluster(statement, { name: cluster, database })
    await migrate(migrating, migrations, {
      render,
      lock: async (work) => {
        for (const query of render(SCHEMA_LOCKS)) await migrating.command({ query })
        await withMigrationLock(migrating, work)
      },
    })
    if (daysByTable) await applyRetention(migrating, daysByTable, cluster)
  } finally {
    await migrating.close()
  }
  return clickHouseServer(url, { cluster })
}

const layout = z.tuple([
  z.object({
    database: z.string(),
    clusters: z.array(z.string()),
    /** Of a table that queries name; empty where there is none yet. */
    engine: z.string(),
  }),
])

/** @throws where the database and the configuration disagree about a cluster. */
async function layoutOf(client: ClickHouseClient, cluster: string | undefined) {
  const result = await client.query({
    query: `SELECT currentDatabase() AS database,
      (SELECT groupUniqArray(cluster) FROM system.clusters) AS clusters,
      (SELECT any(engine) FROM system.tables
        WHERE database = currentDatabase() AND name = 'errors') AS engine`,
    format: 'JSONEachRow',
  })
  const [found] = layout.parse(await result.json())
  if (cluster !== undefined && !found.clusters.includes(cluster)) {
    const known = found.clusters.toSorted().join(', ')
    throw new Error(
      `it knows no cluster "${cluster}", ${known === '' ? 'nor any other' : `only ${known}`}; check SEISMO_CLICKHOUSE_CLUSTER`,
    )
  }
  const isOfCluster = found.engine === 'Distributed'
  if (found.engine !== '' && isOfCluster !== (cluster !== undefined)) {
    throw new Error(
      isOfCluster
        ? `database ${found.database} was made for a cluster; set SEISMO_CLICKHOUSE_CLUSTER`
        : `database ${found.database} was made without SEISMO_CLICKHOUSE_CLUSTER; choose an empty one and copy the data, see docs/operate.md`,
    )
  }
  return found
}
