import type { Outcome } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFreeAddress } from '../harness/a-free-address.ts'
import { startPrometheus, type Prometheus } from '../harness/prometheus.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

interface Outcomes {
  items: Outcome[]
}

let seismo: Seismo
let prometheus: Prometheus

const started = new AsyncDisposableStack()

beforeAll(async () => {
  seismo = await startSeismo()
  started.defer(seismo.end)
  // It scrapes itself, and writes what it finds to the product.
  const address = await aFreeAddress()
  prometheus = await startPrometheus({
    address,
    config: `global: { scrape_interval: 1s }
scrape_configs:
  - job_name: itself
    static_configs: [{ targets: ['${address}'] }]
remote_write:
  - url: ${seismo.url}/api/v1/write
    authorization: { credentials: ${seismo.token} }
    queue_config: { batch_send_deadline: 1s }
    metadata_config: { send_interval: 2s }`,
  })
  started.defer(prometheus.stop)
})

afterAll(() => started.disposeAsync())

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
  expect(await prometheus.query('prometheus_remote_storage_samples_failed_total')).toEqual([0])
  expect(prometheus.output()).not.toMatch(/level=(error|warn).*component=remote/)
})
