import { gzipSync } from 'node:zlib'
import type { Answer, Envelope } from '@seismo/browser/wire'
import type {
  EndpointStats,
  IssueEvent,
  IssueSummary,
  MetricPoint,
  Outcome,
  PageStats,
  Problem,
  ReportStats,
  SessionStats,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  aBeacon,
  aLongFrame,
  aMetric,
  anError,
  aPageView,
  aReport,
  aRequest,
  aVital,
} from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

/** Over a real engine; every test has a project of its own. */
let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp('control: { rates: { vital: 0.2 }, mute: [ResizeObserver] }')
})

afterAll(() => app.remove())

function aProject() {
  const { slug, key } = app.aProject()
  return {
    send: async (body: string | Uint8Array<ArrayBuffer>) => {
      const response = await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body })
      // as: what the service answers a beacon, or why not.
      const answer = (await response.json()) as Answer & Omit<Problem, 'status'>
      return { ...answer, status: response.status }
    },
    get: <Item>(path: string) => app.get<Item>(`/api${path}?project=${slug}`),
  }
}

type Project = ReturnType<typeof aProject>

function sent(given: Partial<Envelope>): string {
  return JSON.stringify(aBeacon(given))
}

async function itemsOf<Item>({ get }: Project, path: string): Promise<Item[]> {
  const { items } = await get<{ items: Item[] }>(path)
  return items
}

/** Of all minutes together. */
async function ledgerOf(project: Project): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { kind, outcome, reason, n } of await itemsOf<Outcome>(project, '/outcomes')) {
    const line = `${kind} ${outcome} ${reason}`.trim()
    sums[line] = (sums[line] ?? 0) + n
  }
  return sums
}

async function eventOf(project: Project): Promise<IssueEvent> {
  const [issue] = await itemsOf<IssueSummary>(project, '/issues')
  return project.get(`/issues/${issue?.id ?? ''}/events/latest`)
}

it('counts ten thousand equal errors that came as four, and only once', async () => {
  const project = aProject()
  const firstAt = Date.now() - 30_000
  const repeats = anError({ weight: 9_997, firstAt })
  const beacon = sent({ items: [anError(), anError(), anError(), repeats] })

  const [first, again] = [await project.send(beacon), await project.send(beacon)]

  expect([first, again]).toMatchObject([{ accepted: 4 }, { accepted: 4 }])
  const [issue, ...others] = await itemsOf<IssueSummary>(project, '/issues')
  expect(issue).toMatchObject({ events: 10_000, sessions: 1 })
  expect(Math.abs((issue?.firstSeen ?? 0) - firstAt)).toBeLessThan(5_000)
  expect(others).toEqual([])
})

it('answers every kind of item of one gzipped beacon that does not say so', async () => {
  const project = aProject()
  const target = 'https://shop.example/api/orders/7'
  const items = [
    aPageView({ weight: 2 }),
    ...[aRequest({ target }), aRequest({ target, status: 503, durationMs: 900 })],
    aVital({ attribution: { target: '#hero', marks: [100, 150, 400, 1_200] } }),
    ...[aReport(), aLongFrame(), aMetric(), anError()],
  ]

  expect(await project.send(gzipSync(sent({ items })))).toMatchObject({ status: 202, accepted: 8 })

  expect(await itemsOf<SessionStats>(project, '/sessions')).toMatchObject([
    { release: '', sessions: 2, n: 1, crashFree: 0 },
    { release: '' },
  ])
  expect(await itemsOf<PageStats>(project, '/pages')).toMatchObject([
    { page: '/cart', views: 2, errors: 1, vitals: { LCP: { value: 1_200, n: 1 } } },
  ])
  expect(await itemsOf<EndpointStats>(project, '/requests/endpoints')).toMatchObject([
    { target: 'https://shop.example/api/orders/:id', n: 2, failed: 1, failureRate: 0.5 },
  ])
  expect(await itemsOf(project, '/requests')).toMatchObject([{ status: 503, n: 1 }])
  expect(await itemsOf(project, '/vitals/targets')).toMatchObject([
    { metric: 'LCP', target: '#hero', n: 1, parts: { elementRenderDelay: 800 } },
  ])
  expect(await itemsOf<ReportStats>(project, '/reports')).toMatchObject([
    { type: 'deprecation', key: 'UnloadHandler', n: 1 },
  ])
  expect(await itemsOf(project, '/long-frames')).toMatchObject([
    { function: 'recount', totalMs: 240 },
  ])
  expect(await itemsOf(project, '/metrics')).toMatchObject([{ name: 'cart.add', n: 1 }])
  expect(await itemsOf<MetricPoint>(project, '/metrics/cart.add')).toMatchObject([{ sum: 3 }])
})

it('tells an event what led to it once, in order, and which tag names the next one', async () => {
  const project = aProject()
  const at = Date.now() - 1_000
  const view = { id: 'v', url: 'https://shop.example/cart' }
  const scripts = ['https://ads.example/x.js?a="b"']
  await project.send(
    sent({
      view,
      items: [
        aPageView({ at: at - 4_000 }),
        aRequest({ at: at - 2_000, status: 500 }),
        anError({ at, scripts, contexts: { cart: { items: 3, coupon: null } } }),
      ],
      breadcrumbs: [
        { at: at - 4_000, kind: 'navigation', text: '/cart' },
        { at: at - 3_000, kind: 'click', text: '#pay', level: 'info' },
        { at: at - 2_000, kind: 'request', text: 'GET /api/cart 500', level: 'error' },
      ],
    }),
  )

  const event = await eventOf(project)

  expect(event.breadcrumbs.map(({ kind }) => kind)).toEqual(['navigation', 'click', 'request'])
  expect(event.contexts.cart).toEqual({ items: '3', coupon: 'null' })
  expect(event.scriptTags).toEqual(['<script src="https://ads.example/x.js" crossorigin></script>'])
})

it.each([
  ['policy', 'SecurityPolicyViolation', 'img-src blocked https://ads.example/'],
  ['resource', 'ResourceError', '<img> did not load: https://cdn.example/'],
])('makes one low issue of the %s class of many files', async (noise, type, message) => {
  const project = aProject()
  const mechanism = noise === 'policy' ? 'securitypolicyviolation' : 'resource'
  const items = ['1.png', '2.png'].map((file) =>
    anError({ mechanism, exceptions: [{ type, message: message + file }] }),
  )

  await project.send(sent({ items }))

  expect(await itemsOf<IssueSummary>(project, '/issues')).toMatchObject([
    { class: noise, priority: 'low', events: 2 },
  ])
})

it('asks pages to send less, as configured, in every answer', async () => {
  expect(await aProject().send(sent({}))).toMatchObject({
    control: { rates: { vital: 0.2 }, mute: ['ResizeObserver'] },
  })
})

it('tells what the page left out from what the service refused', async () => {
  const project = aProject()
  const drops = { 'error:rate': 9_800 }
  const bad = { ...aVital(), value: 'slow' }

  await project.send(JSON.stringify({ ...aBeacon({ drops, items: [] }), items: [bad] }))
  await project.send(sent({ drops, items: [] }))

  expect(await ledgerOf(project)).toEqual({
    'error client-dropped rate': 19_600,
    'vital received': 1,
    'vital dropped invalid': 1,
  })
  const metrics = await (await app.request('/metrics')).text()
  expect(metrics).toContain('seismo_client_dropped_items_total{kind="error",reason="rate"} 19600')
})

it('counts every item once as received, and once as what became of it', async () => {
  const project = aProject()
  const beacon = sent({ items: [anError(), aVital(), aVital()] })

  await Promise.all([project.send(beacon), project.send(beacon)])
  await project.send('no beacon')

  expect(await ledgerOf(project)).toEqual({
    'error received': 2,
    'error stored': 1,
    'error dropped duplicate': 1,
    'vital received': 4,
    'vital stored': 2,
    'vital dropped duplicate': 2,
    'beacon received': 1,
    'beacon dropped malformed': 1,
  })
})

it('stores the neighbours of an item whose numbers no column can hold', async () => {
  const project = aProject()
  const position = { file: '', line: 1e300, column: 1e300 }

  const answer = await project.send(sent({ items: [aReport({ position }), anError()] }))

  expect(answer).toMatchObject({ status: 202, accepted: 2 })
  expect(await itemsOf<IssueSummary>(project, '/issues')).toHaveLength(1)
})

it('says which format it speaks to a page of another', async () => {
  const answer = await aProject().send(JSON.stringify({ ...aBeacon(), v: 1 }))

  expect(answer).toMatchObject({
    status: 400,
    detail: expect.stringContaining('format 2') as string,
  })
})

it('describes every one of these routes', async () => {
  const { paths } = await aProject().get<{ paths: Record<string, unknown> }>('/openapi.json')

  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      ...['/api/sessions', '/api/reports', '/api/pages', '/api/long-frames', '/api/metrics'],
      ...['/api/metrics/{name}', '/api/vitals/targets', '/api/requests/endpoints'],
    ]),
  )
})
