import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMigrations } from '../../packages/ingest/src/entries/open-store.ts'
import { renderForCluster } from '../../packages/ingest/src/store/clickhouse/cluster/render-for-cluster.ts'
import { embeddedClickHouse } from '../../packages/ingest/src/store/clickhouse/embedded-client.ts'
import { migrate } from '../../packages/ingest/src/store/clickhouse/migrate.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder, type FreshStore } from '../harness/fresh-store.ts'
import { onOneMachine } from '../harness/one-machine-cluster.ts'
import { describeStore } from './store-contract.ts'

describeStore('the store on a cluster', aClusterStore)

async function aClusterStore(): Promise<FreshStore> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-cluster-store-'))
  const columnsOf = new Map<string, string>()
  const client = embeddedClickHouse(data, {
    // As server-client.ts sets them for every statement on a cluster.
    begin: ['SET distributed_foreground_insert = 1', `SET distributed_product_mode = 'global'`],
  })
  await migrate(client, await readMigrations(sqlFolder), {
    render: (statement) =>
      renderForCluster(statement, { name: 'main', database: 'default' }).map((sql) =>
        onOneMachine(sql, columnsOf),
      ),
  })
  const store = createClickHouseStore(client)
  return {
    store,
    remove: async () => {
      await store.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
