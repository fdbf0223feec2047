import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { OTLPMetricExporter as JsonExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPMetricExporter as ProtobufExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AggregationType,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import type { Outcome } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLoadStored } from '../../packages/ingest/src/correlate/stored/load.ts'
import { startStatsd } from '../../packages/ingest/src/entries/start-statsd.ts'
import { aFreeAddress } from '../harness/a-free-address.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { startServer, type TestServer } from '../harness/http-server.ts'
import { startPrometheus } from '../harness/prometheus.ts'

let app: FreshApp
let server: TestServer
const STARTED = new AsyncDisposableStack()

beforeAll(async () => {
  const stub = await startServer((asked, response) => {
    const data = asked.url?.includes('buildinfo') ? { version: '2.42.0' } : [{ __name__: 'up' }]
    response.end(JSON.stringify({ status: 'success', data }))
  })
  STARTED.defer(stub.close)
  app = await aFreshApp('', { SEISMO_PROMETHEUS_URL: stub.url })
  STARTED.defer(app.remove)
  server = await startServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set: buffers
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    const answer = await app.request(request.url ?? '', {
      ...{ method: 'POST', headers, body: Buffer.concat(chunks) },
    })
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()))
  })
  STARTED.defer(server.close)
})
afterAll(() => STARTED.disposeAsync())

async function seriesOf(projectId: number, limit = 100) {
  await app.get('/api/outcomes')
  const range = { from: Date.now() - 600_000, to: Date.now() + 600_000 }
  const series = await app.store.serverMetrics.series({ projectId, ...range, near: [], limit })
  const ids = series.map(({ id }) => id)
  const samples = await app.store.serverMetrics.samples({
    projectId,
    ...range,
    ids,
    slotMs: 1,
    seconds: 10,
  })
  const values = new Map(samples.map(({ id, values: of }) => [id, [...of]]))
  return series.map(({ id, ...rest }) => ({ ...rest, values: values.get(id) ?? [] }))
}

describe.each([
  ['JSON', JsonExporter],
  ['protobuf', ProtobufExporter],
])("OpenTelemetry's exporter of a server, in %s", (_, Exporter) => {
  it('has its metrics stored as series', async () => {
    const project = app.aProject()
    const exporter = new Exporter({
      url: `${server.url}/v1/metrics?project=${project.slug}`,
      headers: { Authorization: `Bearer ${app.token}` },
    })
    const provider = new MeterProvider({
      resource: resourceFromAttributes({ 'service.name': 'api', 'host.name': 'web-1' }),
      readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })],
      views: [
        {
          instrumentName: 'fine',
          aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM, options: { maxSize: 40 } },
        },
      ],
    })
    const meter = provider.getMeter('test')
    meter.createCounter('http.requests', { unit: '{request}' }).add(7, { 'http.route': '/cart' })
    meter.createUpDownCounter('queue.length').add(-3)
    const histogram = meter.createHistogram('http.duration', {
      ...{ unit: 's', advice: { explicitBucketBoundaries: [0.1, 1] } },
    })
    for (const seconds of [0.05, 0.5, 5]) histogram.record(seconds)
    const fine = meter.createHistogram('fine')
    for (const value of [1, 3, 100]) fine.record(value)

    await provider.forceFlush()
    await provider.shutdown()

    const series = await seriesOf(project.number)
    const of = (name: string, le?: string) =>
      series.find((one) => one.name === name && one.labels.le === le)
    expect(of('http_requests_total')).toMatchObject({
      ...{ type: 'counter', values: expect.arrayContaining([7]) as unknown },
      labels: { job: 'api', instance: 'web-1', host_name: 'web-1', http_route: '/cart' },
    })
    expect(of('queue_length')?.values).toContain(-3)
    expect(
      ['0.1', '1', '+Inf'].map((le) => of('http_duration_seconds_bucket', le)?.values[0]),
    ).toEqual([1, 2, 3])
    expect(of('fine_bucket', '+Inf')?.values).toContain(3)
    expect(series.filter(({ name }) => name === 'fine_bucket').length).toBeGreaterThanOrEqual(4)
  })
})

const request = {
  resourceMetrics: [
    {
      scopeMetrics: [
        { metrics: [{ name: 'load', gauge: { dataPoints: [{ asDouble: 1.5 }, {}] } }] },
      ],
    },
  ],
}

async function post(search: string, authorization?: string): Promise<Response> {
  return app.request(`/v1/metrics${search}`, {
    ...{ method: 'POST', body: JSON.stringify(request) },
    headers: {
      'Content-Type': 'application/json',
      ...(authorization !== undefined && { Authorization: authorization }),
    },
  })
}

it('tells how many points were refused', async () => {
  const project = app.aProject()

  const answer = await post(`?project=${project.slug}`, `Bearer ${app.token}`)

  expect(await answer.json()).toEqual({
    partialSuccess: { rejectedDataPoints: '1', errorMessage: 'invalid: a point without a figure' },
  })
  const { items } = await app.get<{ items: Outcome[] }>(`/api/outcomes?project=${project.slug}`)
  expect(items.map(({ kind, outcome, n }) => [kind, outcome, n])).toEqual(
    expect.arrayContaining([
      ['server-sample', 'stored', 1],
      ['server-sample', 'dropped', 1],
    ]),
  )
})

it('lets no page write what servers measured', async () => {
  const project = app.aProject()

  expect((await post(`?k=${project.key}`)).status).toBe(200)
  expect((await post(`?k=${project.key}`, 'Basic cHJveHk6cGFzcw==')).status).toBe(200)
  expect((await post(`?project=${project.slug}`, 'Bearer guessed-by-somebody')).status).toBe(401)
  expect((await post(`?project=${project.slug}`)).status).toBe(401)
  expect(await seriesOf(project.number)).toEqual([])
})

describe('a job that pushes', () => {
  const push = (
    path: string,
    method: string,
    body?: string,
    authorization = `Bearer ${app.token}`,
  ) =>
    app.request(path, {
      ...{ method, headers: { Authorization: authorization, 'Content-Type': 'text/plain' } },
      ...(body !== undefined && { body }),
    })

  it('has what it pushed stored, and what it takes away ended', async () => {
    const project = app.aProject()
    const path = `/push/${project.slug}/metrics/job/backup/instance/web-1`
    const basic = `Basic ${btoa(`anybody:${app.token}`)}`
    const answers = [
      await push(path, 'PUT', '# TYPE runs_total counter\nruns_total 7\nsize_bytes 12\n'),
      await push(path, 'POST', 'runs_total 8\n', basic),
      await push(path, 'PUT', 'runs_total 9\n'),
      await push(path, 'DELETE'),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 202])
    const series = await seriesOf(project.number)
    expect(series.map(({ name, labels }) => [name, labels])).toEqual([
      ['runs_total', { job: 'backup', instance: 'web-1' }],
      ['size_bytes', { job: 'backup', instance: 'web-1' }],
    ])
    // Those of one moment may fall into one slot, of which the last is read.
    expect(series.map(({ values }) => values.at(-1))).toEqual([NaN, NaN])
    expect(series[1]?.values).toContain(12)
  })

  it.each([
    ['PUT', '/metrics/job', 'a 1', 400, 'a label without a value'],
    ['POST', '/metrics/job/a', 'a 1 1700000000000', 400, 'Line 1: a pushed sample must not'],
    ['PUT', '/metrics/job/a?project=none', 'a 1', 404, 'no project'],
  ])('is told what is wrong: %s %s', async (method, path, body, status, detail) => {
    const answer = await push(path, method, body)

    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(detail)
  })

  it('needs a token, and writes text', async () => {
    const headers = {
      Authorization: `Bearer ${app.token}`,
      'Content-Type': 'application/vnd.google.protobuf; encoding=delimited',
    }
    const binary = await app.request('/metrics/job/a', { method: 'PUT', headers, body: 'a 1' })

    expect((await push('/metrics/job/a', 'PUT', 'a 1', 'Bearer guessed')).status).toBe(401)
    expect((await push('/metrics/job/a', 'PUT', 'a 1', 'Basic !!!')).status).toBe(401)
    expect(binary.status).toBe(415)
  })
})

it('has what StatsD sends by UDP and TCP', async () => {
  const project = app.aProject()
  const settings = { host: '127.0.0.1', port: 0, projectId: project.number }
  const statsd = await startStatsd(settings, app.dependencies)
  const { metrics } = app.dependencies
  const seen = async (lines: number) => {
    const { values } = await metrics.statsdLines.get()
    return values.reduce((sum, { value }) => sum + value, 0) >= lines
  }
  const udp = createSocket('udp4')
  udp.send('orders:3|c|#host:web-1\nload:0.5|g\n', statsd.port, '127.0.0.1')
  const tcp = connect(statsd.port, '127.0.0.1')
  await once(tcp, 'connect')
  tcp.write('took:250|ms\nwrong\nord')
  tcp.end('ers:1|c|#host:web-1')
  await expect.poll(() => seen(5), { timeout: 30_000 }).toBe(true)
  await statsd.stop()
  udp.close()

  const series = await seriesOf(project.number)
  const last = new Map(
    series.map(({ name, labels, values }) => [name + (labels.le ?? ''), values.at(-1)]),
  )
  expect(Object.fromEntries(last)).toEqual({
    orders_total: 4,
    load: 0.5,
    'took_seconds_bucket0.25': 1,
    'took_seconds_bucket+Inf': 1,
    took_seconds_sum: 0.25,
    took_seconds_count: 1,
  })
  expect(series.find(({ name }) => name === 'orders_total')).toMatchObject({
    ...{ type: 'delta', labels: { host: 'web-1' } },
  })
  const { items } = await app.get<{ items: Outcome[] }>(`/api/outcomes?project=${project.slug}`)
  expect(items.map(({ outcome, reason, n }) => [outcome, reason, n])).toContainEqual([
    ...['dropped', 'invalid', 1],
  ])
})

it('asks the Prometheus of the settings who it is, and counts its questions', async () => {
  const headers = { Authorization: `Bearer ${app.token}` }
  const answer = await app.request('/api/prometheus/check', { method: 'POST', headers })
  const metrics = await (await app.request('/metrics', { headers })).text()

  expect(await answer.json()).toMatchObject({
    ...{ url: expect.stringMatching(/^http:\/\/127/) as unknown, version: '2.42.0', metrics: 1 },
    ...{ series: 1, problem: null },
  })
  expect(metrics).toContain('seismo_prometheus_queries_total{outcome="answered"} 2')
  const stranger = { Authorization: 'Bearer guessed-by-somebody' }
  const refused = await app.request('/api/prometheus/check', { method: 'POST', headers: stranger })
  expect(refused.status).toBe(401)
})

it('has what a real Prometheus writes, of all kinds', async () => {
  const project = app.aProject()
  const address = await aFreeAddress()
  const prometheus = await startPrometheus({
    address,
    config: `global: { scrape_interval: 1s }
scrape_configs: [{ job_name: itself, static_configs: [{ targets: ['${address}'] }] }]
remote_write:
  - url: ${server.url}/api/v1/write?project=${project.slug}
    authorization: { credentials: ${app.token} }
    queue_config: { batch_send_deadline: 1s }`,
  })
  STARTED.defer(prometheus.stop)
  const { serverMetrics } = app.store
  const load = createLoadStored({ serverMetrics, now: Date.now, maxSeries: 5_000 })
  const names = new Set<string>()

  while (!names.has('go_memstats_alloc_bytes_total rate')) {
    await app.get('/api/outcomes')
    const grid = { from: Date.now() - 60_000, stepMs: 1_000, length: 60 }
    const query = { projectId: project.number, grid, near: [], deadline: Date.now() + 10_000 }
    const { series, problem } = await load(query)
    expect(problem).toBeNull()
    for (const { name } of series) names.add(name)
  }

  const stored = await seriesOf(project.number, 5_000)
  expect(names).toContain('go_memstats_alloc_bytes')
  expect(stored.some(({ name, labels }) => name.endsWith('_bucket') && labels.le === '+Inf')).toBe(
    true,
  )
  expect(stored.some(({ labels }) => labels.quantile === '0.5')).toBe(true)
})
