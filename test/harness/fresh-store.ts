import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../packages/ingest/src/entries/open-store.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { startClickHouseServer } from './clickhouse-server.ts'

export const sqlFolder = fileURLToPath(new URL('../../sql', import.meta.url))

export interface FreshStore {
  store: Store
  remove: () => Promise<void>
}

/** The real embedded engine on a folder of its own; one a test file, for one engine fits a process. */
export async function aFreshStore(): Promise<FreshStore & { data: string }> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-store-'))
  const store = await openStore({ data, clickhouse_url: undefined }, sqlFolder)
  return {
    store,
    data,
    remove: async () => {
      await store.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The store as SEISMO_CLICKHOUSE_URL opens it, on a server of its own. */
export async function aFreshServerStore(): Promise<FreshStore> {
  const server = await startClickHouseServer()
  const store = await openServerStore(await server.freshDatabase())
  return {
    store,
    remove: async () => {
      await store.close()
      await server.stop()
    },
  }
}

export function openServerStore(url: string): Promise<Store> {
  return openStore({ data: 'not used with a server', clickhouse_url: url }, sqlFolder)
}
