import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { IssueEvent, IssueSummary, System } from '@seismo/ingest/api'
import { build } from 'esbuild'
import { startSeismo, type Seismo } from '../../../test/harness/seismo.ts'
import { aFolder, type Named, type Receiver } from './receiver.ts'

/** prom-client measures between two ticks of a timer, whose period is in what it tells. */
const TICK_MS = 10
const LOOK_EVERY_MS = 50
/** What `npm start` gives it. */
const AS_STARTED = { UV_THREADPOOL_SIZE: '8', NODE_OPTIONS: '--max-semi-space-size=64' }

export interface Measured extends Receiver {
  /** The same service, asked in Sentry's words. */
  asSentry: Receiver
  pending: () => Promise<number>
  drained: () => Promise<void>
  /** Errors in the database, of this process. */
  stored: () => Promise<number>
  mappedFrames: () => Promise<string>
}

/** The built product, its limits of rate aside. */
export async function startMeasured(
  beacon: Named,
  sentry: Named,
  settings: Record<string, string> = {},
): Promise<Measured> {
  const { folder, remove } = await aFolder()
  const rate = '{ perSecond: 1e9, burst: 1e9 }'
  const seismo = await startSeismo(`limits: { key: ${rate}, address: ${rate} }`, {
    SEISMO_DATA: folder,
    ...AS_STARTED,
    ...settings,
  })
  await uploadMaps(seismo)
  const { url, publicKey, pid } = seismo
  const pending = async () => (await seismo.get<System>('/api/system')).log.pendingRecords
  const shared = {
    folder,
    pids: [pid],
    eventLoopDelayMs: () => eventLoopDelayMs(seismo),
    stop: async () => {
      await seismo.stop()
      await remove()
    },
  }
  return {
    ...shared,
    name: 'Seismo',
    template: { ...beacon, url: `${url}/v1/beacon?k=${publicKey}` },
    asSentry: {
      ...shared,
      name: 'Seismo, as Sentry',
      template: { ...sentry, url: `${url}/api/1/envelope/?sentry_key=${publicKey}` },
    },
    pending,
    drained: async () => {
      while ((await pending()) > 0) await wait(LOOK_EVERY_MS)
    },
    stored: () => metricOf(seismo, 'seismo_rows_inserted_total\\{kind="error"\\}'),
    mappedFrames: () => mappedFrames(seismo),
  }
}

async function eventLoopDelayMs(seismo: Seismo): Promise<number> {
  const seconds = await metricOf(seismo, 'nodejs_eventloop_lag_p99_seconds')
  return Math.max(0, seconds * 1_000 - TICK_MS)
}

async function metricOf({ url }: Seismo, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
}

/** A real bundle under the address that the reports' frames name, so that each of them is looked up. */
async function uploadMaps({ cli }: Seismo): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-bench-'))
  try {
    await build({
      ...{ entryPoints: ['react-dom/client'], outfile: join(folder, 'assets/app-4f9a1c7d.js') },
      ...{ bundle: true, minify: true, sourcemap: true, logLevel: 'silent' },
    })
    const { code, output } = await cli('sourcemaps', 'upload', folder, '--release', 'shop@2.41.0')
    if (code !== 0) throw new Error(output)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** How many frames of the newest report have their original place. */
async function mappedFrames(seismo: Seismo): Promise<string> {
  const { items } = await seismo.get<{ items: IssueSummary[] }>('/api/issues')
  const event = await seismo.get<IssueEvent>(`/api/issues/${items[0]?.id ?? ''}/events/latest`)
  const frames = event.exceptions.flatMap((one) => one.frames)
  return `${frames.filter(({ status }) => status === 'mapped').length} of ${frames.length}`
}
