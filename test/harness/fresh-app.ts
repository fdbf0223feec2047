import { join } from 'node:path'
import type { StreamEvent } from '@seismo/ingest/api'
import { createApp } from '../../packages/ingest/src/app.ts'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { compose } from '../../packages/ingest/src/entries/compose.ts'
import { createLogger } from '../../packages/ingest/src/entries/logger.ts'
import { openTracing } from '../../packages/ingest/src/entries/open-tracing.ts'
import { createProcessing } from '../../packages/ingest/src/entries/processing.ts'
import type { Dependencies } from '../../packages/ingest/src/http/dependencies.ts'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'
import { openFileSpool } from '../../packages/ingest/src/spool/file-spool.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { aFreshStore, type FreshStore } from './fresh-store.ts'

const TOKEN = 'a-token-of-tests-only'
const KEY = 'key-of-'
const PROJECTS = 20

export interface FreshApp {
  request: (path: string, init?: RequestInit) => Promise<Response>
  /** Reads the API once all that was sent is stored. */
  get: <Answer>(path: string) => Promise<Answer>
  /** Number, slug and key of a project that no other test has. */
  aProject: () => { number: number; slug: string; key: string }
  token: string
  store: Store
  /** For what listens beside the routes. */
  dependencies: Dependencies
  /** One round of the alert rules, with its messages sent. */
  evaluate: () => Promise<void>
  /** Rounds happen here only when a test asks for one. */
  alerts: Dependencies['alerts']
  /** What open pages are told, the next of its kind. */
  told: <Is extends StreamEvent['is']>(is: Is) => Promise<Extract<StreamEvent, { is: Is }>>
  remove: () => Promise<void>
}

/** The whole service in this process, over the real engine and a real log, without a port. */
export async function aFreshApp(
  yaml = '',
  environment: Record<string, string> = {},
  openFresh: () => Promise<FreshStore & { data: string }> = aFreshStore,
): Promise<FreshApp> {
  const fresh = await openFresh()
  const config = readConfig(
    { SEISMO_API_TOKEN: TOKEN, SEISMO_DATA: fresh.data, ...environment },
    yaml,
  )
  const spool = await openFileSpool({
    folder: join(fresh.data, 'log'),
    maxBytes: config.log_max_bytes,
    minFreeBytes: 0,
  })
  const projects = Array.from({ length: PROJECTS }, (_, index) => {
    const number = index + 1
    return {
      number,
      slug: `p${number}`,
      name: '',
      publicKey: `${KEY}${number}`,
      allowedOrigins: [],
    }
  })
  const tracing = openTracing(config, '0', (cause) => {
    log.error({ error: cause }, 'spans cannot be sent')
  })
  const log = createLogger('0', tracing.current)
  const dependencies = compose({
    ...{ config, version: '0', store: fresh.store, spool, recovered: 0 },
    ...{ log, origin: '', projects, silent: new Set(), tracing },
    // On this thread: what is refused rejects.
    compile: (upload) => Promise.resolve().then(() => compileArtifact(upload, zstdCodec)),
    processing: (events) => createProcessing({ config, store: fresh.store, log, events }),
    staticFiles: new Map(),
    scripts: { loader: '', pinned: [{ path: '/seismo.js', integrity: '' }] },
  })
  dependencies.consumer.start()
  await dependencies.alerts.restore()
  const app = createApp(dependencies)
  let taken = 0

  async function get<Answer>(path: string): Promise<Answer> {
    await dependencies.intake.keepTally()
    await dependencies.consumer.drain()
    const response = await app.request(path, { headers: { Authorization: `Bearer ${TOKEN}` } })
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer // as: each caller names the route's own type
  }

  return {
    request: async (path, init) => app.request(path, init),
    get,
    aProject: () => {
      const project = projects[taken]
      if (!project) throw new Error(`a test file has ${PROJECTS} projects`)
      taken += 1
      return { number: project.number, slug: project.slug, key: project.publicKey }
    },
    token: TOKEN,
    store: fresh.store,
    dependencies,
    evaluate: async () => {
      await dependencies.alerts.evaluate()
      await dependencies.alerts.outbox.idle()
    },
    alerts: dependencies.alerts,
    told: <Is extends StreamEvent['is']>(is: Is) => {
      const { promise, resolve } = Promise.withResolvers<Extract<StreamEvent, { is: Is }>>()
      const stop = dependencies.stream.listen({
        // as: the discriminant has just been compared.
        onEvent: (event) => {
          if (event.is === is) resolve(event as Extract<StreamEvent, { is: Is }>)
        },
        onEnd: () => undefined,
      })
      return promise.finally(stop)
    },
    remove: async () => {
      await dependencies.consumer.stop()
      await dependencies.processing.close()
      await spool.close()
      await fresh.remove()
    },
  }
}
