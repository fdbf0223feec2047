import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AlertEntry } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFreeAddress } from '../harness/a-free-address.ts'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const SCRIPT = fileURLToPath(new URL('../../ops/monitoring/monitoring.ts', import.meta.url))

interface List<Item> {
  items: Item[]
}

interface Sample {
  metric: Record<string, string>
  value: [at: number, value: string]
}

let seismo: Seismo
let folder: string
const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  folder = await mkdtemp(join(tmpdir(), 'seismo-monitoring-'))
  started.defer(() => rm(folder, { recursive: true, force: true }))
})

afterAll(() => started.disposeAsync())

function runScript(environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [SCRIPT], {
    env: {
      PATH: process.env.PATH,
      SEISMO_URL: seismo.url,
      MONITORING_DATA: folder,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = once(child, 'close').then(([code]) => code as number | null) // as: of "close"
  return { output: () => output, ended, stop: () => child.kill('SIGTERM') }
}

function send(): Promise<Response> {
  const route = '/cart"}'
  const view = { id: 'c'.repeat(32), url: 'https://shop.example/cart/7', route }
  const items = [aPageView(), anError(), aVital({ name: 'LCP', value: 2_600 })]
  return fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon({ view, items })),
  })
}

it('says what it lacks before it starts anything', async () => {
  const without = runScript({})
  const wrong = runScript({ SEISMO_API_TOKEN: 'not-the-token-0123456789' })

  expect([await without.ended, await wrong.ended]).toEqual([1, 1])
  expect(without.output()).toContain('SEISMO_API_TOKEN is not set')
  expect(wrong.output()).toContain('answers 401')
})

it('leads what pages did through Prometheus and Alertmanager back to Seismo', async () => {
  const [prometheus, alertmanager, nodeExporter] = [
    await aFreeAddress(),
    await aFreeAddress(),
    await aFreeAddress(),
  ]
  await mkdir(join(folder, 'rules'))
  await writeFile(join(folder, 'rules/of-the-test.yml'), RULE)
  const script = runScript({
    ...{ SEISMO_API_TOKEN: seismo.token, MONITORING_INTERVAL: '1s' },
    ...{ PROMETHEUS_ADDRESS: prometheus, ALERTMANAGER_ADDRESS: alertmanager },
    NODE_EXPORTER_ADDRESS: nodeExporter,
  })
  started.defer(async () => {
    script.stop()
    await script.ended
  })
  expect((await send()).status).toBe(202)

  const { items } = await seismo.until<List<AlertEntry>>('/api/alerts/history', (list) =>
    list.items.some(({ rule }) => rule === 'PageErred'),
  )

  expect(items.find(({ rule }) => rule === 'PageErred')).toMatchObject({
    ...{ state: 'firing', severity: 'critical', summary: '1 errors on /cart"}' },
  })
  const query = async (text: string): Promise<Sample[]> => {
    const address = `http://${prometheus}/api/v1/query?query=${encodeURIComponent(text)}`
    const answer = (await (await fetch(address)).json()) as { data: { result: Sample[] } }
    return answer.data.result
  }
  const up = await query('sum by (job) (up)')
  expect(up.map(({ metric, value }) => [metric.job, value[1]]).sort()).toEqual(
    ['alertmanager', 'node', 'prometheus', 'seismo', 'seismo-pages'].map((job) => [job, '1']),
  )
  const slow = await query('seismo_web_vital_seconds_bucket{metric="LCP", le=~"2.5|3"}')
  expect(slow.map(({ metric, value }) => [metric.route, metric.le, value[1]])).toEqual([
    ['/cart"}', '2.5', '0'],
    ['/cart"}', '3', '1'],
  ])
  script.stop()
  expect(await script.ended).toBe(0)
})

const RULE = `groups:
  - name: of-the-test
    rules:
      - alert: PageErred
        expr: seismo_page_errors_total{class="error"} > 0
        labels: { severity: critical }
        annotations:
          summary: '{{ $value }} errors on {{ $labels.route }}'
`
