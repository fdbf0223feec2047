import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../packages/ingest/src/entries/open-store.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'

export const sqlFolder = fileURLToPath(new URL('../../sql', import.meta.url))

/** The real embedded engine on a folder of its own; one a test file, for one engine fits a process. */
export async function aFreshStore(): Promise<{
  store: Store
  data: string
  remove: () => Promise<void>
}> {
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
