import type { ExploreAnswer, ExploreSamples, Problem } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATASET_KEYS } from '../../packages/ingest/src/explore/datasets.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import {
  aLongFrameRow,
  aMetricRow,
  anErrorRow,
  aPageViewRow,
  aReportRow,
  aRequestRow,
  aVitalRow,
} from '../harness/rows.ts'

const MINUTE_MS = 60_000
/** A whole hour ago at least, so that an hour of rows lies within one hour of rollups. */
const START = Math.floor((Date.now() - 2 * 3_600_000) / 3_600_000) * 3_600_000
const AT = START + 10 * MINUTE_MS
const RANGE = { from: new Date(START).toISOString(), to: new Date(START + 3_600_000).toISOString() }

let app: FreshApp
let project: { number: number; slug: string }
const ISSUE = 'aaaaaaaa-1111-4111-8111-111111111111'

beforeAll(async () => {
  app = await aFreshApp()
  project = app.aProject()
  const other = app.aProject()
  const of = { projectId: project.number, at: AT, sessionId: 's1' }
  const later = { ...of, at: START + 40 * MINUTE_MS }
  const rows = [
    anErrorRow({
      ...of,
      fingerprint: ISSUE,
      userId: 'ana',
      weight: 3,
      tags: { plan: 'pro', 'my "key"': "it's" },
    }),
    anErrorRow({
      ...of,
      type: 'RangeError',
      message: 'too much',
      userId: 'bo',
      mechanism: 'console',
      browser: 'Safari 18',
    }),
    anErrorRow({ ...later, message: "<b>'; DROP TABLE errors --\n", userId: 'bo', release: '' }),
    ...[100, 200, 300, 400].map((durationMs, index) =>
      aRequestRow({
        ...of,
        durationMs,
        template: '/api/cart',
        weight: index === 3 ? 7 : 1,
        ...(index > 0 && { outcome: 'ok', status: 200 }),
      }),
    ),
    aRequestRow({
      ...later,
      durationMs: 1_000,
      template: '/api/pay',
      method: 'POST',
      outcome: 'timeout',
      status: 0,
      sessionId: 's2',
    }),
    aVitalRow({ ...of, metric: 'INP', value: 150 }),
    aVitalRow({ ...of, metric: 'INP', value: 700, rating: 'poor' }),
    aVitalRow({ ...of, metric: 'CLS', value: 0 }),
    aPageViewRow({ ...of, route: '/cart', userId: 'ana', weight: 2 }),
    aPageViewRow({ ...later, route: '/pay', sessionId: 's2' }),
    aReportRow({ ...of, type: 'csp-violation', key: 'script-src' }),
    aLongFrameRow({ ...of, durationMs: 320 }),
    aMetricRow({
      ...of,
      name: 'cart.items',
      kind: 'histogram',
      value: 12,
      n: 3,
      min: 2,
      max: 6,
      buckets: { 8: 2, 16: 1 },
      tags: { shop: 'de' },
    }),
    aMetricRow({
      ...of,
      name: 'orders',
      kind: 'counter',
      value: 5,
      n: 1,
      min: 5,
      max: 5,
      buckets: {},
      tags: { shop: 'at' },
    }),
  ]
  await app.store.insert(rows)
  await app.store.insert(rows.map((row) => ({ ...row, projectId: other.number, weight: 1_000 })))
})

afterAll(() => app.remove())

function pathOf(route: string, given: Record<string, string>): string {
  const query = Object.entries({ project: project.slug, ...RANGE, ...given })
  return `${route}?${new URLSearchParams(query).toString()}`
}

const ask = (given: Record<string, string>) => app.get<ExploreAnswer>(pathOf('/api/query', given))

const samples = (given: Record<string, string>) =>
  app.get<ExploreSamples>(pathOf('/api/query/samples', given))

async function refusal(given: Record<string, string>, route = '/api/query'): Promise<Problem> {
  const headers = { Authorization: `Bearer ${app.token}` }
  const response = await app.request(pathOf(route, given), { headers })
  expect(response.status).toBe(400)
  return (await response.json()) as Problem // as: what every refusal is
}

describe('names of tags', () => {
  interface Names {
    items: { name: string; count: number }[]
  }
  const names = (given: Record<string, string>) => app.get<Names>(pathOf('/api/tags', given))

  it('are those of the rows, the most frequent first', async () => {
    expect((await names({})).items).toEqual([
      { name: 'my "key"', count: 3 },
      { name: 'plan', count: 3 },
    ])
    expect((await names({ limit: '1' })).items).toHaveLength(1)
    expect((await names({ dataset: 'metrics' })).items).toEqual([{ name: 'shop', count: 4 }])
    const long = { dataset: 'metrics', from: '-30d', to: new Date().toISOString() }
    expect((await names(long)).items).toEqual([{ name: 'shop', count: 4 }])
    expect((await names({ from: '2001-01-01', to: '2001-01-02' })).items).toEqual([])
    await refusal({ dataset: 'requests' }, '/api/tags')
  })
})

describe('a number', () => {
  it.each<[string, string, number | null]>([
    ['errors', 'count', 5],
    ['errors', 'rate', 5 / 60],
    ['errors', 'share', 4 / 5],
    ['errors', 'unique(user)', 2],
    ['errors', 'unique(issue)', 2],
    ['errors', 'unique(tag.plan)', 1],
    ['requests', 'count', 11],
    ['requests', 'share', 2 / 11],
    ['requests', 'p50(duration)', 400],
    ['requests', 'avg(duration)', (100 + 200 + 300 + 7 * 400 + 1_000) / 11],
    ['requests', 'min(duration)', 100],
    ['requests', 'max(duration)', 1_000],
    ['requests', 'sum(duration)', 4_400],
    ['requests', 'unique(session)', 2],
    ['vitals', 'count', 3],
    ['vitals', 'share', 1 / 3],
    ['vitals', 'p75(value)', 700],
    ['pageviews', 'count', 3],
    ['pageviews', 'unique(page)', 2],
    ['sessions', 'count', 3],
    ['sessions', 'share', 2 / 3],
    ['sessions', 'sum(views)', 2 * 2 + 1],
    ['reports', 'count', 1],
    ['long-frames', 'p95(duration)', 320],
    ['metrics', 'count', 4],
    ['metrics', 'sum(value)', 17],
    ['metrics', 'avg(value)', 17 / 4],
    ['metrics', 'max(value)', 6],
    ['metrics', 'p50(value)', 2],
    ['metrics', 'p95(value)', 4],
  ])('of %s, %s, is of this project and weighted', async (dataset, measure, value) => {
    const answer = await ask({ dataset, measure })

    expect(answer).toMatchObject({ dataset, partial: false, more: false })
    expect(answer.total).toBeCloseTo(value ?? Number.NaN, 5)
    expect(answer.rows).toEqual([[answer.total, answer.n, answer.weight]])
  })

  it('tells rows that stand for several', async () => {
    expect(await ask({ dataset: 'errors' })).toMatchObject({ n: 3, weight: 5, sampled: true })
    expect(await ask({ dataset: 'reports' })).toMatchObject({ n: 1, weight: 1, sampled: false })
  })

  it.each(DATASET_KEYS)('of %s is none where there is nothing', async (dataset) => {
    const nothing = { from: '2001-01-01', to: '2001-01-02' }

    const [count, grouped] = [
      await ask({ dataset, ...nothing }),
      await ask({
        dataset,
        group: dataset === 'metrics' ? 'name' : 'release',
        step: '1h',
        ...nothing,
      }),
    ]

    expect(count).toMatchObject({ total: 0, n: 0, partial: false })
    expect(grouped).toMatchObject({ rows: [], n: 0 })
  })
})

describe('groups', () => {
  it('are told highest first, with what each stands for', async () => {
    const answer = await ask({
      dataset: 'requests',
      measure: 'p95(duration)',
      group: 'target,method',
    })

    expect(answer.columns.map(({ name }) => name)).toEqual([
      'target',
      'method',
      'p95(duration)',
      'n',
      'weight',
    ])
    expect(answer.rows).toEqual([
      ['/api/pay', 'POST', 1_000, 1, 1],
      ['/api/cart', 'GET', 400, 4, 10],
    ])
    expect(answer).toMatchObject({ n: 5, weight: 11, total: 1_000 })
  })

  it.each([
    ['lowest', ['/api/cart', '/api/pay']],
    ['most', ['/api/cart', '/api/pay']],
    ['name', ['/api/cart', '/api/pay']],
    ['highest', ['/api/pay', '/api/cart']],
  ])('come %s first', async (order, names) => {
    const answer = await ask({
      dataset: 'requests',
      measure: 'max(duration)',
      group: 'target',
      order,
    })

    expect(answer.rows.map(([name]) => name)).toEqual(names)
  })

  it('beyond the limit are told of, and over time are one', async () => {
    const first = await ask({ dataset: 'errors', group: 'type', limit: '1' })
    const series = await ask({ dataset: 'errors', group: 'type', limit: '1', step: '30m' })

    expect(first).toMatchObject({ more: true, rows: [['TypeError', 4, 2, 4]], total: 5 })
    expect(series).toMatchObject({ more: true, stepMs: 30 * MINUTE_MS, total: 5 })
    expect(series.rows).toEqual([
      [START, null, 1, 1, 1],
      [START, 'TypeError', 3, 1, 3],
      [START + 30 * MINUTE_MS, 'TypeError', 1, 1, 1],
    ])
  })

  it('are of tags, issues and hostile values', async () => {
    const groupsOf = async (group: string) =>
      (await ask({ dataset: 'errors', group })).rows.map(([name]) => name)

    expect(await groupsOf('tag.plan')).toEqual(['pro', ''])
    expect(await groupsOf('tag.my "key"')).toEqual(["it's", ''])
    expect(await groupsOf('message')).toContain("<b>'; DROP TABLE errors --\n")
    const issues = await groupsOf('issue')
    expect(issues).toHaveLength(2)
    for (const issue of issues) expect(issue).toMatch(/^P1-[0-9A-Z]{8}$/)
  })

  it('of a rate over time are by the minute of each step', async () => {
    const answer = await ask({ dataset: 'pageviews', measure: 'rate', step: '45m' })

    expect(answer.rows.map(([, value]) => value)).toEqual([3 / 45])
    expect(answer.total).toBeCloseTo(3 / 60)
  })

  it('of metrics are by the tags of a rollup', async () => {
    const answer = await ask({ dataset: 'metrics', measure: 'sum(value)', group: 'name,tag.shop' })

    expect(answer.rows).toEqual([
      ['cart.items', 'de', 12, 3, 3],
      ['orders', 'at', 5, 1, 1],
    ])
  })
})

describe('a histogram', () => {
  it('counts by doubling, zero apart', async () => {
    const answer = await ask({ dataset: 'vitals', measure: 'histogram(value)' })

    expect(answer.columns.map(({ name }) => name)).toEqual([
      'lower',
      'upper',
      'histogram(value)',
      'n',
      'weight',
    ])
    expect(answer.rows.map(([lower, upper, n]) => [lower, Math.round(Number(upper)), n])).toEqual([
      [null, 0, 1],
      [128, 152, 1],
      [expect.closeTo(608.9, 0), 724, 1],
    ])
  })

  it('over time is a heat map; of metrics it is of their buckets', async () => {
    const heat = await ask({ dataset: 'requests', measure: 'histogram(duration)', step: '30m' })
    const metrics = await ask({ dataset: 'metrics', measure: 'histogram(value)' })

    expect(heat.rows.map(([at]) => at)).toContain(START + 30 * MINUTE_MS)
    expect(heat).toMatchObject({ total: 11, n: 5 })
    expect(metrics.rows.map(([, upper, n]) => [upper, n])).toEqual([
      [2, 2],
      [4, 1],
    ])
  })
})

describe('where', () => {
  it.each<[string, string, number]>([
    ['errors', 'type:TypeError', 4],
    ['errors', '!type:TypeError', 1],
    ['errors', 'browser:Safari', 1],
    ['errors', 'message:much', 1],
    ['errors', 'RangeError', 1],
    ['errors', 'release:""', 1],
    ['errors', '!release:""', 4],
    ['errors', 'tag.plan:pro', 3],
    ['errors', 'tag."my \\"key\\"":"it\'s"', 3],
    ['errors', `message:"'; DROP TABLE"`, 1],
    ['errors', `message:"%"`, 0],
    ['errors', `issue:${ISSUE}`, 3],
    ['requests', 'status:5*', 1],
    ['requests', 'status:>=200 status:<300', 9],
    ['requests', 'duration:>399.5', 8],
    ['requests', 'method:post', 1],
    ['vitals', 'metric:inp rating:poor', 1],
    ['pageviews', 'page:/c*', 2],
    ['sessions', 'crashed:yes', 2],
    ['sessions', 'views:>1', 2],
    ['metrics', 'name:cart.* tag.shop:de', 3],
  ])('of %s, %s, finds what it says', async (dataset, where, total) => {
    expect((await ask({ dataset, where })).total).toBe(total)
  })

  it.each([
    ['{p0: String}', 0],
    ["' OR 1=1 --", 0],
    ['\\', 0],
    ['type:"{project: UInt32}"', 0],
  ])('that is hostile, %s, is a value', async (where, total) => {
    expect((await ask({ dataset: 'errors', where })).total).toBe(total)
  })
})

describe('what is not to be asked', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['an unknown parameter', { dataset: 'errors', bogus: '1' }, /bogus/],
    ['an unknown dataset', { dataset: 'changes' }, /dataset/],
    [
      'a column that is no field',
      { dataset: 'errors', group: 'project_id' },
      /no field .+project_id/,
    ],
    ['SQL for a field', { dataset: 'errors', group: 'type) UNION ALL (SELECT 1' }, /no field/],
    ['four fields', { dataset: 'errors', group: 'type,class,level,page' }, /at most 3/],
    ['a measure of a text', { dataset: 'errors', measure: 'p75(message)' }, /no numbers/],
    ['SQL for a measure', { dataset: 'requests', measure: 'sum(sleep(3))' }, /no number/],
    ['a share of what has none', { dataset: 'pageviews', measure: 'share' }, /no share/],
    ['too many steps', { dataset: 'errors', step: '1m', from: '-7d', to: '-0s' }, /at most 500/],
    ['words of sessions', { dataset: 'sessions', where: 'crash' }, /no text/],
    [
      'a number that is none',
      { dataset: 'requests', where: 'duration:long' },
      /where: duration: compares/,
    ],
    [
      'a histogram by group',
      { dataset: 'requests', measure: 'histogram(duration)', group: 'page' },
      /histogram/,
    ],
    ['more groups than there may be', { dataset: 'errors', limit: '1001' }, /limit/],
  ])('%s, is refused with what would be right', async (_what, given, says) => {
    expect(JSON.stringify(await refusal(given))).toMatch(says)
  })

  it('of samples, an order by a text', async () => {
    const given = { dataset: 'requests', order: 'method' }

    expect((await refusal(given, '/api/query/samples')).detail).toMatch(/newest, or a number/)
  })
})

describe('samples', () => {
  it.each(DATASET_KEYS)('of %s have their fields', async (dataset) => {
    const { items, sql } = await samples({ dataset })

    expect(items.length).toBeGreaterThan(0)
    expect(sql).toContain('SELECT')
    expect(items.every(({ weight }) => weight < 1_000)).toBe(true)
  })

  it('come by pages, newest first or by a number', async () => {
    const newest = await samples({ dataset: 'requests', limit: '2' })
    const next = await samples({ dataset: 'requests', limit: '2', cursor: newest.next ?? '' })
    const slowest = await samples({ dataset: 'requests', order: 'duration', limit: '1' })
    const quickest = await samples({ dataset: 'requests', order: '-duration', limit: '1' })

    expect(newest.items[0]).toMatchObject({
      at: START + 40 * MINUTE_MS,
      fields: { target: '/api/pay', status: 0 },
    })
    expect(next.items).toHaveLength(2)
    expect(slowest.items[0]?.fields.duration).toBe(1_000)
    expect(quickest.items[0]?.fields.duration).toBe(100)
  })

  it('of an error lead to its issue', async () => {
    const { items } = await samples({ dataset: 'errors', where: 'tag.plan:pro' })

    expect(items).toMatchObject([{ weight: 3, fields: { user: 'ana' } }])
    expect(items[0]?.issue).toMatch(/^P1-[0-9A-Z]{8}$/)
    const found = await ask({ dataset: 'errors', where: `issue:${items[0]?.issue ?? ''}` })
    expect(found.total).toBe(3)
  })
})

it('shows the SQL with its values in it', async () => {
  const { sql } = await ask({ dataset: 'errors', where: 'message:"it\'s"', group: 'type' })

  expect(sql).toContain(String.raw`message ILIKE '%it\'s%'`)
  expect(sql).not.toMatch(/\{\w+: \w+\}/)
})
