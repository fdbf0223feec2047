import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { buildEdge } from '../../packages/ingest/build-edge.ts'
import { takeUpload } from '../../packages/ingest/src/http/take-upload.ts'
import { createR2Artifacts, type R2Bucket } from '../../packages/ingest/src/store/r2-artifacts.ts'
import type { ArtifactStore } from '../../packages/ingest/src/symbolicate/artifacts/ports.ts'
import { startClickHouseServer } from './clickhouse-server.ts'
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy.ts'
import { aFreshApp, type FreshApp } from './fresh-app.ts'
import { openServerStore } from './fresh-store.ts'
import { minifyShop, type MinifiedShop } from './minified-shop.ts'

const worker = fileURLToPath(new URL('../../ops/workers/worker.js', import.meta.url))

export interface FreshEdge extends Pick<FreshApp, 'request' | 'get' | 'aProject'> {
  /** The service that has the same database, for people. */
  service: FreshApp
  /** Between the edge and the database. */
  database: FaultyProxy
  /** Of the database, as the edge has it. */
  clickHouseUrl: string
  /** The file that is deployed. */
  bundle: string
  /** A script whose compiled map is in the bucket alone, or in another, and where it throws. */
  uploadShop: (
    projectId: number,
    bucket?: ArtifactStore,
  ) => Promise<Pick<MinifiedShop, 'at'> & { debugId: string }>
  remove: () => Promise<void>
}

/** The deployed Worker in workerd, with a bucket and a ClickHouse server of its own; no service beside it is asked. */
export async function aFreshEdge(bindings: Record<string, unknown> = {}): Promise<FreshEdge> {
  const data = await mkdtemp(join(tmpdir(), 'seismo-edge-'))
  const server = await startClickHouseServer()
  const url = await server.freshDatabase()
  const store = await openServerStore(url)
  const service = await aFreshApp('', {}, () =>
    Promise.resolve({ store, data, remove: () => store.close() }),
  )
  for (const project of service.dependencies.projects) {
    const [id, value] = [String(project.number), JSON.stringify(project)]
    await store.changes.append({ kind: 'project', id, actor: 'test', at: Date.now(), value })
  }
  const database = await startFaultyProxy(server.origin)
  const clickHouseUrl = database.urlTo(url)
  const bundle = join(data, 'edge.js')
  await buildEdge(bundle)
  const miniflare = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: await deployed(bundle) }],
    compatibilityDate: '2026-07-01',
    compatibilityFlags: ['nodejs_compat'],
    r2Buckets: ['SEISMO_ARTIFACTS'],
    bindings: { SEISMO_CLICKHOUSE_URL: clickHouseUrl, ...bindings },
  })
  const origin = await miniflare.ready

  return {
    ...{ service, database, clickHouseUrl, bundle, aProject: service.aProject },
    request: (path, init) => fetch(new URL(path, origin), init),
    get: async (path) => {
      // What was refused is told by a timer.
      // as: miniflare's types are those of a package that nothing else needs.
      const timer = (await miniflare.getWorker()) as unknown as {
        scheduled: () => Promise<unknown>
      }
      await timer.scheduled()
      return service.get(path)
    },
    uploadShop: async (projectId, bucket) => {
      const debugId = randomUUID()
      const { file, map, at } = await minifyShop({ debugId, module: debugId })
      const encoder = new TextEncoder()
      const upload = { debugId, place: undefined, map: encoder.encode(map) }
      // as: miniflare's types are those of a package that nothing else needs.
      const own = (await miniflare.getR2Bucket('SEISMO_ARTIFACTS')) as unknown as R2Bucket
      await takeUpload({ ...upload, file: encoder.encode(file) }, projectId, {
        ...service.dependencies,
        artifacts: bucket ?? createR2Artifacts(own),
        // The service would look for it in its own folder.
        onArtifact: () => undefined,
      })
      return { debugId, at }
    },
    remove: async () => {
      await miniflare.dispose()
      await service.remove()
      await database.close()
      await server.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** As wrangler bundles it. */
async function deployed(bundle: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [worker],
    ...{ bundle: true, format: 'esm', write: false, external: ['node:*'] },
    alias: { '@seismo/ingest/edge': bundle },
  })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild wrote nothing')
  return file.text
}
