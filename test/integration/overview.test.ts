import { randomUUID } from 'node:crypto'
import type {
  ExploreAnswer,
  IssueSummary,
  Overview,
  Problem,
  Project,
  TagDistribution,
  VitalStats,
} from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { snappy, writeRequest } from '../../packages/ingest/src/wire/prometheus/a-body.ts'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'

interface List<Item> {
  items: Item[]
}

const HOUR = 3_600_000
const now = Date.now()
/** Fixed, so that cells have the columns they should. */
const DAY = `from=${new Date(now - 24 * HOUR).toISOString()}&to=${new Date(now + 60_000).toISOString()}`

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp('proxies: 1\ncountry_header: CF-IPCountry')
})

afterAll(() => app.remove())

function aProject() {
  const { number: projectId, slug, key } = app.aProject()
  return {
    ...{ projectId, slug, key },
    overview: (query = '') => app.get<Overview>(`/api/overview?project=${slug}&${query}`),
    ask: async (query: string) => {
      const headers = { Authorization: `Bearer ${app.token}` }
      const answer = await app.request(`/api/overview?project=${slug}&${query}`, { headers })
      return { status: answer.status, body: (await answer.json()) as Problem }
    },
  }
}

/** Column, value and n of each cell of an entity. */
function cellsOf({ cells, ids }: Overview, id: string): number[][] {
  const index = ids.indexOf(id)
  const before = cells.sizes.slice(0, index).reduce((sum, size) => sum + size, 0)
  const bytes = Buffer.from(cells.points, 'base64')
  return Array.from({ length: cells.sizes[index] ?? 0 }, (_, cell) =>
    [0, 4, 8].map((at) => bytes.readFloatLE(12 * (before + cell) + at)),
  )
}

describe('GET /api/overview', () => {
  it('answers pages with their p75 now and before, and over time', async () => {
    const { projectId, overview } = aProject()
    const slow = { projectId, route: '/checkout/pay', metric: 'INP' as const }
    await app.store.insert([
      ...[100, 200, 600, 800].map((value) => aVitalRow({ ...slow, value, at: now - HOUR })),
      aVitalRow({ ...slow, value: 90.4, at: now - 23 * HOUR, weight: 2 }),
      aVitalRow({ ...slow, value: 300, at: now - 30 * HOUR }),
      aVitalRow({ projectId, route: '', url: 'https://a.example/x?y', metric: 'INP', value: 40 }),
      aVitalRow({ ...slow, metric: 'LCP', value: 9_000 }),
    ])

    const answer = await overview(`show=pages&fill=INP&group=path&${DAY}`)

    expect(answer).toMatchObject({
      ...{ ids: ['/checkout/pay', '/x'], groups: ['/checkout', '/x'], n: [6, 1] },
      ...{ before: [300, null], beforeN: [1, 0], left: 0, columns: 91, stepMs: 960_000 },
    })
    expect(answer.values).toEqual([600, 40])
    expect(cellsOf(answer, '/checkout/pay')).toMatchObject([
      [3, 90, 2],
      [86, 600, 4],
    ])
  })

  it('compares with the same time a day or a week before, and counts nothing between', async () => {
    const { projectId, overview } = aProject()
    const [hour, begin] = [{ projectId, route: '/a' }, now - HOUR]
    await app.store.insert([
      ...[0.5, 1.5, 24.5, 168.5].map((hours, index) =>
        aVitalRow({ ...hour, at: now - hours * HOUR, value: 10 ** (index + 1) }),
      ),
      ...[0.5, 24.5].map((hours) => anErrorRow({ ...hour, at: now - hours * HOUR, weight: 3 })),
      // Between the two windows, of neither.
      ...[12, 100].map((hours) => aVitalRow({ ...hour, at: now - hours * HOUR, value: 7 })),
    ])
    const range = `from=${new Date(begin).toISOString()}&to=${new Date(now + 1).toISOString()}`

    const answers = await Promise.all(
      ['', '&against=day', '&against=week'].map((against) => overview(`${range}${against}`)),
    )
    const errors = await overview(`fill=errors&against=day&${range}`)

    expect(answers.map(({ values, before, beforeN }) => [values, before, beforeN])).toEqual([
      ...[[[10], [100], [1]]],
      ...[[[10], [1_000], [1]]],
      ...[[[10], [10_000], [1]]],
    ])
    expect(answers[2]).toMatchObject({ against: 'week', beforeFrom: begin - 168 * HOUR })
    expect(errors).toMatchObject({ values: [3], before: [3] })
  })

  it('tells countries apart as the proxy in front names them', async () => {
    const { key, overview, slug } = aProject()
    const send = async (country: string) => {
      const body = JSON.stringify(aBeacon({ items: [aVital(), aPageView(), anError()] }))
      const headers = { 'CF-IPCountry': country, 'Content-Type': 'text/plain' }
      const answer = await app.request(`/v1/beacon?k=${key}`, { method: 'POST', body, headers })
      expect(answer.status).toBe(202)
    }
    for (const country of ['DE', 'de', 'NO', 'XX']) await send(country)

    const byLcp = await overview(`show=countries&fill=LCP&${DAY}`)
    const errors = await overview(`show=countries&fill=errors&${DAY}`)
    const asked = await app.get<ExploreAnswer>(
      `/api/query?project=${slug}&dataset=pageviews&where=country:DE`,
    )

    expect([byLcp.ids, byLcp.names, byLcp.n]).toEqual([
      ['DE', '', 'NO'],
      ['Germany', '', 'Norway'],
      [2, 1, 1],
    ])
    expect(errors.ids).toEqual(byLcp.ids)
    expect(asked.n).toBe(2)

    const vitals = await app.get<List<VitalStats>>(`/api/vitals?project=${slug}&by=country`)
    const eventsWith = async (q: string) => {
      const { items } = await app.get<List<IssueSummary>>(`/api/issues?project=${slug}&q=${q}`)
      return items.map(({ events }) => events)
    }
    expect(vitals.items.map(({ group, n }) => [group, n])).toEqual([
      ...[
        ['DE', 2],
        ['', 1],
        ['NO', 1],
      ],
    ])
    // The issue is found by one of its events, and counted whole.
    expect(await eventsWith('country:no')).toEqual([4])
    expect(await eventsWith('country:no&from=-30d')).toEqual([4])
    expect(await eventsWith('country:FR')).toEqual([])
    const [issue] = (await app.get<List<IssueSummary>>(`/api/issues?project=${slug}`)).items
    const ofIssue = await app.get<TagDistribution>(
      `/api/issues/${issue?.id ?? ''}/tags/country?project=${slug}&from=-30d`,
    )
    expect(ofIssue.values).toEqual([
      { value: 'DE', events: 2 },
      { value: 'NO', events: 1 },
    ])
    const projects = await app.get<List<Project>>('/api/projects')
    expect(projects.items.every(({ hasCountries }) => hasCountries)).toBe(true)
  })

  it('counts in one environment, and calls none before a number', async () => {
    const { projectId, overview } = aProject()
    const route = `/${'long/'.repeat(100)}`
    await app.store.insert([
      anErrorRow({ projectId, route, environment: 'production', weight: 3 }),
      anErrorRow({ projectId, route, environment: 'staging', weight: 5 }),
    ])

    const all = await overview(`fill=errors&${DAY}`)
    const one = await overview(`fill=errors&environment=production&${DAY}`)
    const issues = await overview(`show=issues&fill=errors&environment=nowhere&${DAY}`)

    expect(all).toMatchObject({ ids: [route], n: [8], before: [0], beforeN: [0] })
    expect(one).toMatchObject({ ids: [route], n: [3] })
    expect(issues.ids).toEqual([])
  })

  it('divides errors by page views, and leaves out what nobody viewed', async () => {
    const { projectId, overview } = aProject()
    await app.store.insert([
      aPageViewRow({ projectId, route: '/a', weight: 10 }),
      anErrorRow({ projectId, route: '/a', weight: 3 }),
      anErrorRow({ projectId, route: '/unseen' }),
    ])

    const rate = await overview('fill=error-rate')
    const errors = await overview('fill=errors')

    expect(rate).toMatchObject({ ids: ['/a'], values: [0.3], n: [10] })
    expect(errors).toMatchObject({ ids: ['/a', '/unseen'], values: [3, 1] })
  })

  it('answers servers by what requests took of them', async () => {
    const { projectId, overview } = aProject()
    const ok = { projectId, outcome: 'ok', status: 200 } as const
    const target = 'https://api-7.example:8443/cart'
    await app.store.insert([
      aRequestRow({ ...ok, target, durationMs: 100 }),
      aRequestRow({ ...ok, target, durationMs: 900 }),
      aRequestRow({ projectId, target, durationMs: 10 }),
      aRequestRow({ ...ok, target: 'https://other.example/', durationMs: 3_000 }),
    ])

    const slow = await overview('show=servers&fill=request-p95')
    const apdex = await overview('show=servers&fill=apdex')
    const failed = await overview('show=servers&fill=failure-rate')

    expect(slow).toMatchObject({ ids: ['api-7.example', 'other.example'], values: [900, 3_000] })
    expect(apdex.values).toEqual([0.5, 0])
    expect(failed.values).toEqual([1 / 3, 0])
  })

  it('tells the devices of a page apart where they group', async () => {
    const { projectId, overview } = aProject()
    await app.store.insert([
      aVitalRow({ projectId, device: 'mobile', value: 5_000, weight: 2 }),
      aVitalRow({ projectId, device: 'desktop', value: 1_000 }),
    ])

    expect(await overview('fill=LCP&group=device')).toMatchObject({
      ...{ ids: ['/cart', '/cart'], groups: ['mobile', 'desktop'], values: [5_000, 1_000] },
    })
  })

  it('answers open issues by their errors', async () => {
    const { projectId, overview } = aProject()
    await app.store.insert([anErrorRow({ projectId, weight: 7, route: '/cart/pay' })])

    const answer = await overview('show=issues&fill=errors&group=path')

    expect(answer).toMatchObject({
      values: [7],
      n: [7],
      groups: ['/cart'],
      before: [0],
      left: 0,
    })
    expect(answer.ids[0]).toMatch(/^P\d+-/)
    expect(answer.cells.sizes).toEqual([1])
  })

  it('has columns of issues where they are in time, in a window of odd length', async () => {
    const { projectId, overview } = aProject()
    const begin = Math.floor((now - 5 * HOUR) / HOUR) * HOUR
    await app.store.insert([anErrorRow({ projectId, at: begin + 100.5 * 60_000 })])
    const to = new Date(begin + 101 * 60_000).toISOString()

    const answer = await overview(
      `show=issues&fill=errors&from=${new Date(begin).toISOString()}&to=${to}`,
    )

    expect(answer).toMatchObject({ stepMs: 5 * 60_000, columns: 21 })
    expect(cellsOf(answer, answer.ids[0] ?? '')).toEqual([[20, 1, 1]])
  })

  it('counts an error of an issue now or before, not in both', async () => {
    const { projectId, overview } = aProject()
    const begin = Math.floor((now - 24 * HOUR) / HOUR) * HOUR
    const [known, fresh] = [randomUUID(), randomUUID()]
    const error = (fingerprint: string, at: number, weight: number) =>
      anErrorRow({ projectId, fingerprint, at, weight })
    await app.store.insert([
      ...[error(known, now - HOUR, 9), error(known, begin - HOUR, 4)],
      error(fresh, begin + 1_000, 2),
    ])

    const answer = await overview(`show=issues&fill=errors&${DAY}`)

    expect(answer).toMatchObject({ values: [9, 2], before: [4, 0], beforeN: [4, 0] })

    const day = await overview(`show=issues&fill=errors&against=week&${DAY}`)
    expect(day).toMatchObject({ values: [9, 2], before: [0, 0], against: 'week' })
  })

  it('answers processors of servers that write their metrics here', async () => {
    const { slug, overview } = aProject()
    const minutes = Array.from({ length: 30 }, (_, ago) => now - (30 - ago) * 60_000)
    const before = minutes.map((at) => at - 24 * HOUR)
    const idle = {
      labels: Object.entries({
        ...{ __name__: 'node_cpu_seconds_total', cpu: '0', instance: 'api-7', mode: 'idle' },
      }),
      samples: [
        ...before.map((at, index) => ({ at, value: 45 * index })),
        ...minutes.map((at, index) => ({ at, value: 15 * index })),
      ],
    }
    const written = await app.request(`/api/v1/write?project=${slug}`, {
      method: 'POST',
      body: Buffer.from(snappy(writeRequest([idle]))),
      headers: {
        ...{ Authorization: `Bearer ${app.token}`, 'content-encoding': 'snappy' },
        'content-type': 'application/x-protobuf',
      },
    })
    expect(written.status).toBeLessThan(300)

    const answer = await overview('show=servers&fill=cpu&from=-1h')

    expect(answer.ids).toEqual(['api-7'])
    // Of each minute fifteen seconds idle.
    expect(answer.values[0]).toBeCloseTo(0.75, 2)
    expect(answer.before).toEqual([null])

    const day = await overview('show=servers&fill=cpu&from=-1h&against=day')
    expect(day.before[0]).toBeCloseTo(0.25, 2)
  })

  it(
    'keeps ten thousand of more pages, whatever they are called',
    { timeout: 180_000 },
    async () => {
      const { projectId, overview } = aProject()
      const hostile = `/<img src=x onerror=alert(1)>','${'💥'.repeat(400)}`
      await app.store.insert([
        aVitalRow({ projectId, route: hostile, value: 9_000, weight: 50 }),
        ...Array.from({ length: 10_200 }, (_, index) =>
          aVitalRow({ projectId, route: `/p/${String(index)}`, value: index }),
        ),
      ])

      const answer = await overview('fill=LCP')

      expect(answer.ids).toHaveLength(10_000)
      expect(answer.left).toBe(201)
      expect(answer.ids[0]).toBe(hostile)
      expect(answer.cells.sizes.every((size) => size === 1)).toBe(true)
      expect(Buffer.from(answer.cells.points, 'base64')).toHaveLength(12 * 10_000)
    },
  )

  it('says nothing of a project without events, nor of another one', async () => {
    const other = aProject()
    await app.store.insert([aVitalRow({ projectId: other.projectId })])
    const { overview } = aProject()

    for (const query of ['', 'show=issues&fill=errors', 'show=servers&fill=cpu']) {
      expect(await overview(query)).toMatchObject({ ids: [], cells: { sizes: [] }, left: 0 })
    }
  })

  it.each([
    'show=servers&fill=LCP',
    'show=issues&fill=cpu',
    'show=pages&fill=cpu',
    'fill=x',
    'show=1',
  ])('refuses %s', async (query) => {
    expect(await aProject().ask(query)).toMatchObject({ status: 400, body: { status: 400 } })
  })

  it('answers nobody without a login', async () => {
    expect((await app.request('/api/overview')).status).toBe(401)
  })
})
