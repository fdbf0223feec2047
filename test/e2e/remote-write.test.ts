import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Outcome } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFreeAddress } from '../harness/a-free-address.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

/** Debian's own; `apt-get install prometheus`. */
const PROMETHEUS = process.env.PROMETHEUS_PATH ?? '/usr/bin/prometheus'

interface Outcomes {
  items: Outcome[]
}

let seismo: Seismo
let prometheus: Prometheus

const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  prometheus = await startPrometheus()
  started.defer(prometheus.stop)
})

afterAll(() => started.disposeAsync())

interface Prometheus {
  url: string
  output: () => string
  stop: () => Promise<void>
}

/** A real one, which scrapes itself every second and writes what it finds to the product. */
async function startPrometheus(): Promise<Prometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'seismo-prometheus-'))
  const address = await aFreeAddress()
  await writeFile(
    join(folder, 'prometheus.yml'),
    `global: { scrape_interval: 1s }
scrape_configs:
  - job_name: itself
    static_configs: [{ targets: ['${address}'] }]
remote_write:
  - url: ${seismo.url}/api/v1/write
    authorization: { credentials: ${seismo.token} }
    queue_config: { batch_send_deadline: 1s }
    metadata_config: { send_interval: 2s }
`,
  )
  const child = spawn(
    PROMETHEUS,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  const ready = Promise.withResolvers<undefined>()
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('ready to receive web requests')) ready.resolve(undefined)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('error', ready.reject)
  child.on('close', () => ready.reject(new Error(`prometheus did not start:\n${output}`)))
  await ready.promise
  return {
    url: `http://${address}`,
    output: () => output,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'close')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function valueOf(query: string): Promise<number> {
  const response = await fetch(`${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`)
  const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } }
  return Number(data.result[0]?.value[1] ?? NaN)
}

it('stores what Prometheus writes, and Prometheus is content', async () => {
  const isStored = ({ items }: Outcomes) =>
    items.some(
      ({ kind, outcome, n }) => kind === 'server-sample' && outcome === 'stored' && n > 500,
    )

  const { items } = await seismo.until<Outcomes>('/api/outcomes', isStored)

  const dropped = items.filter(
    ({ kind, outcome }) => kind === 'server-sample' && outcome === 'dropped',
  )
  expect(dropped).toEqual([])
  expect(await valueOf('prometheus_remote_storage_samples_failed_total')).toBe(0)
  expect(prometheus.output()).not.toMatch(/level=(error|warn).*component=remote/)
})
