import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import {
  aBodyRow,
  aLongFrameRow,
  aMetricRow,
  anErrorRow,
  anUnmappedScriptRow,
  aPageViewRow,
  aReportRow,
  aRequestRow,
  aVitalRow,
} from '../harness/rows.ts'

/** What every store keeps of the signals beside issues; see store-contract.ts. */
export function describeSignals(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()
  const scopeOf = (projectId: number) => ({ projectId, from: now - 3_600_000, to: now + 600_000 })

  describe('weights', () => {
    it('count an error as often as it stands for, since its first', async () => {
      const projectId = aProject()
      const firstAt = now - 600_000
      await storeOf().insert([
        ...Array.from({ length: 3 }, () => anErrorRow({ projectId, sessionId: 'a' })),
        anErrorRow({ projectId, sessionId: 'a', weight: 9_997, firstAt }),
      ])
      const filter = { search: [], sort: 'events' as const, limit: 5, offset: 0 }

      const [issue] = await storeOf().issues.list({ ...scopeOf(projectId), ...filter })
      const overview = await storeOf().issues.overview(scopeOf(projectId), issue?.id ?? '')

      expect(issue).toMatchObject({ events: 10_000, sessions: 1, firstSeen: firstAt })
      expect(issue?.trend.reduce((sum, n) => sum + n)).toBe(10_000)
      expect(overview?.tags.find(({ key }) => key === 'browser')?.values).toEqual([
        { value: 'Chrome 156', events: 10_000 },
      ])
    })

    it('make rates of what was sampled', async () => {
      const projectId = aProject()
      await storeOf().insert([
        aPageViewRow({ projectId, weight: 10 }),
        anErrorRow({ projectId, weight: 4 }),
      ])

      expect(await storeOf().rates(scopeOf(projectId))).toEqual({ errors: 4, pageViews: 10 })
    })

    it('pull a percentile to where most page views are', async () => {
      const projectId = aProject()
      await storeOf().insert([
        aVitalRow({ projectId, value: 1_000, weight: 9 }),
        aVitalRow({ projectId, value: 9_000, rating: 'poor' }),
      ])

      const [stats] = await storeOf().vitals({ ...scopeOf(projectId), percentile: 75 })

      expect(stats).toMatchObject({ value: 1_000, n: 10, good: 9, poor: 1 })
    })
  })

  it('tells an event what its page told of it', async () => {
    const projectId = aProject()
    const error = anErrorRow({ projectId })
    const told = {
      breadcrumbs: [{ at: now, kind: 'click', text: 'button#pay "Pay" 💸' }] as const,
      contexts: { cart: { items: 3, coupon: null } },
      scripts: ['https://ads.example/x.js'],
      debugIds: { 'https://shop.example/app.js': 'd-1' },
    }
    await storeOf().insert([
      error,
      aBodyRow({ projectId, eventId: error.eventId, ...told, breadcrumbs: [...told.breadcrumbs] }),
      anErrorRow({ projectId, at: error.at - 1_000 }),
    ])

    const event = await storeOf().issues.event(projectId, error.fingerprint, error.eventId)
    const other = await storeOf().issues.event(projectId, error.fingerprint, 'oldest')

    expect(event?.body).toEqual(told)
    expect(other?.body).toBeUndefined()
  })

  it('leaves answered requests out of those that failed', async () => {
    const projectId = aProject()
    const target = 'https://shop.example/api/orders/7'
    const template = 'https://shop.example/api/orders/:id'
    await storeOf().insert([
      aRequestRow({ projectId, target, template, weight: 2 }),
      aRequestRow({ projectId, target: `${target}1`, template }),
      aRequestRow({ projectId, target, template, outcome: 'ok', status: 200 }),
      aRequestRow({ projectId, target, template, outcome: 'opaque', status: 0 }),
    ])

    const failed = await storeOf().requests(scopeOf(projectId), 10)

    expect(failed).toMatchObject([{ target: template, n: 3, status: 500 }])
  })

  it('answers sessions with the crash-free share of the sampled ones', async () => {
    const projectId = aProject()
    const view = (sessionId: string, release: string, weight = 1) =>
      aPageViewRow({ projectId, sessionId, release, weight })
    await storeOf().insert([
      ...[view('a', '1', 2), view('a', '1', 2), view('b', '1', 2), view('c', '2')],
      anErrorRow({ projectId, sessionId: 'b', release: '1', weight: 5 }),
      anErrorRow({ projectId, sessionId: 'c', release: '2', mechanism: 'captured' }),
      // Not sampled: known by its error alone.
      anErrorRow({ projectId, sessionId: 'd', release: '2' }),
    ])

    const sessions = await storeOf().sessions(scopeOf(projectId))

    expect(sessions).toMatchObject([
      { release: '', n: 4, sessions: 5, crashFree: 0.6, errors: 7 },
      { release: '1', n: 2, sessions: 4, crashFree: 0.5, pageViews: 6 },
      { release: '2', n: 2, sessions: 1, crashFree: 1 },
    ])
  })

  it('has no crash-free share where no session was sampled', async () => {
    const projectId = aProject()
    await storeOf().insert([anErrorRow({ projectId })])

    expect(await storeOf().sessions(scopeOf(projectId))).toMatchObject([
      { release: '', n: 1, sessions: 0, crashFree: null },
      { n: 1 },
    ])
    expect(await storeOf().sessions(scopeOf(aProject()))).toEqual([])
  })

  it("folds reports by the browser's name for them, and by text where there is none", async () => {
    const projectId = aProject()
    await storeOf().insert([
      aReportRow({ projectId, message: 'on line 1', line: 1, at: now - 9_000 }),
      aReportRow({ projectId, message: 'on line 2', line: 2, at: now - 1_000 }),
      aReportRow({ projectId, key: '', message: 'one' }),
      aReportRow({ projectId, key: '', message: 'two' }),
    ])

    const reports = await storeOf().reports(scopeOf(projectId), 10)

    expect(reports).toHaveLength(3)
    expect(reports[0]).toMatchObject({ key: 'UnloadHandler', n: 2, message: 'on line 2', line: 2 })
  })

  it('names the scripts of long frames by the time they took', async () => {
    const projectId = aProject()
    const slow = {
      url: 'https://ads.example/x.js',
      function: '',
      position: 9,
      invoker: '',
      durationMs: 900,
    }
    await storeOf().insert([
      ...[aLongFrameRow({ projectId }), aLongFrameRow({ projectId })],
      aLongFrameRow({ projectId, scripts: [slow] }),
    ])

    expect(await storeOf().longFrames(scopeOf(projectId), 10)).toMatchObject([
      { url: slow.url, n: 1, totalMs: 900 },
      { function: 'recount', position: 512, invoker: 'BUTTON#pay.onclick', n: 2, totalMs: 480 },
    ])
  })

  it('adds up what one place of the source cost, whatever bundle it was in', async () => {
    const projectId = aProject()
    const original = { file: 'src/cart.ts', line: 4, column: 2, function: 'recount', inApp: true }
    const script = { function: 'r', position: 7, invoker: '', durationMs: 100 }
    const of = (url: string, known: boolean, at = now) =>
      aLongFrameRow({ projectId, at, scripts: [{ ...script, url, ...(known && { original }) }] })
    await storeOf().insert([
      of('https://shop.example/app-1.js', true, now - 9_000),
      of('https://shop.example/app-2.js', true),
      ...[of('https://shop.example/app-1.js', false), of('https://shop.example/app-2.js', false)],
    ])

    const frames = await storeOf().longFrames(scopeOf(projectId), 10)

    expect(frames).toHaveLength(3)
    expect(frames[0]).toMatchObject({ original, n: 2, totalMs: 200, position: 7 })
    expect(frames[0]?.url).toBe('https://shop.example/app-2.js')
    expect(frames.slice(1).map((one) => [one.original, one.n])).toEqual([
      [null, 1],
      [null, 1],
    ])
  })

  it('tells where a report and the script behind a vital were written', async () => {
    const projectId = aProject()
    const original = { file: 'src/cart.css', line: 4, column: 2, inApp: true }
    const script = { url: 'https://shop.example/a.js', function: 'r', position: 7, invoker: '' }
    const inp = { projectId, metric: 'INP', target: '#pay' } as const
    await storeOf().insert([
      aReportRow({ projectId, original }),
      aReportRow({ projectId, key: 'Other', at: now - 9_000 }),
      aVitalRow({ ...inp, script: { ...script, original } }),
      aVitalRow({ ...inp, script: { ...script, url: 'https://shop.example/b.js', original } }),
      aVitalRow({ ...inp, script, weight: 5 }),
    ])

    const reports = await storeOf().reports(scopeOf(projectId), 10)
    const targets = await storeOf().vitalTargets(scopeOf(projectId))

    const told = { ...original, function: '' }
    expect(reports.map((one) => one.original)).toEqual([null, told])
    expect(targets).toMatchObject([
      { n: 5, script: { ...{ url: script.url, position: 7 }, original: null } },
      { n: 2, script: { original: told } },
    ])
  })

  it('tells long frames and what is behind vitals of phones, tablets being such, or of desktops', async () => {
    const projectId = aProject()
    const script = { url: 'a.js', function: 'f', position: 1, invoker: '', durationMs: 100 }
    for (const device of ['mobile', 'tablet', 'desktop'] as const)
      await storeOf().insert([
        aLongFrameRow({ projectId, device, scripts: [script] }),
        aVitalRow({ projectId, device, target: '#hero' }),
      ])
    const of = async (device: 'mobile' | 'desktop') => {
      const scope = { ...scopeOf(projectId), device }
      const [frame] = await storeOf().longFrames(scope, 5)
      const [target] = await storeOf().vitalTargets(scope)
      return [frame?.n, target?.n]
    }

    expect(await of('mobile')).toEqual([2, 2])
    expect(await of('desktop')).toEqual([1, 1])
  })

  it('names the elements and scripts behind a vital, with its mean parts', async () => {
    const projectId = aProject()
    const script = { url: 'https://shop.example/app.js', function: 'pay', position: 5, invoker: '' }
    const inp = { projectId, metric: 'INP', target: '#pay', script } as const
    await storeOf().insert([
      aVitalRow({
        ...inp,
        value: 300,
        weight: 3,
        parts: { inputDelay: 10, processingDuration: 280 },
      }),
      aVitalRow({ ...inp, value: 500, parts: { inputDelay: 30, processingDuration: 460 } }),
      // Its page told no parts: it is in the value, not in their mean.
      aVitalRow({ ...inp, value: 500 }),
      aVitalRow({ projectId, metric: 'TTFB' }),
      aVitalRow({ projectId, target: '#hero', imageUrl: 'https://cdn.example/hero.avif' }),
    ])

    expect(await storeOf().vitalTargets(scopeOf(projectId))).toMatchObject([
      {
        ...{ metric: 'INP', target: '#pay', imageUrl: '', n: 5 },
        script: { url: script.url, function: 'pay', position: 5 },
        parts: { inputDelay: 15, processingDuration: 325 },
      },
      { metric: 'LCP', target: '#hero', imageUrl: 'https://cdn.example/hero.avif', parts: {} },
    ])
  })

  it('adds up scripts without a map, and knows the uploads that they may belong to', async () => {
    const projectId = aProject()
    const script = anUnmappedScriptRow({
      ...{ projectId, release: '1', path: "/a/it's.js", debugId: 'd1', events: 2 },
      lastSeen: now - 9,
    })
    const upload = { ...{ release: '1', path: "/dist/it's.js", key: 'k' }, sizeBytes: 1 }
    const contents = { sources: 2, hasSourcesContent: true, mappings: 9, functions: 3 }
    const ofAnyRelease = { release: '', path: '', debugId: 'd1', key: 'k', sizeBytes: 1 }
    await storeOf().insert([
      ...[script, anUnmappedScriptRow({ ...script, events: 5, lastSeen: now, status: 'mismatch' })],
      { ...script, release: '2', debugId: '' },
      // Another month's, and another project's.
      { ...script, release: '3', lastSeen: now - 40 * 86_400_000 },
      { ...script, projectId: aProject() },
    ])
    await storeOf().artifacts.add(projectId, { ...upload, uploadedAt: now, contents })
    await storeOf().artifacts.add(projectId, { ...upload, path: '/other.js', uploadedAt: now })
    await storeOf().artifacts.add(projectId, { ...upload, release: '9', uploadedAt: now })
    await storeOf().artifacts.add(projectId, { ...ofAnyRelease, uploadedAt: now - 1 })

    const since = now - 30 * 86_400_000
    const scripts = await storeOf().unmappedScripts({ projectId, since, limit: 10 })
    const some = await storeOf().unmappedScripts({ projectId, since, release: '2', limit: 10 })

    const { release, path, debugId, url, status, events, lastSeen } = script
    const seen = { release, path, debugId, url, status, events, lastSeen }
    expect(scripts).toEqual([
      { ...seen, events: 7, lastSeen: now, status: 'mismatch' },
      { ...seen, release: '2', debugId: '' },
    ])
    expect(some).toHaveLength(1)
    expect(await storeOf().artifacts.forScripts(projectId, scripts)).toEqual(
      expect.arrayContaining([
        { ...upload, uploadedAt: now, contents },
        { ...ofAnyRelease, uploadedAt: now - 1 },
      ]),
    )
    expect(await storeOf().artifacts.forScripts(projectId, scripts)).toHaveLength(2)
    expect(await storeOf().artifacts.forScripts(projectId, [])).toEqual([])
  })

  it.each([
    ['an hour', 1],
    ['a month', 30 * 24],
  ])('adds up custom metrics over %s, and tells their percentiles', async (_, hours) => {
    const projectId = aProject()
    const scope = { ...scopeOf(projectId), from: now - hours * 3_600_000 }
    const at = now - 60_000
    await storeOf().insert([
      aMetricRow({ projectId, at, value: 30, n: 2, min: 10, max: 20, buckets: { 27: 1, 35: 1 } }),
      aMetricRow({
        projectId,
        at,
        value: 200,
        n: 1,
        min: 200,
        max: 200,
        buckets: { 62: 1 },
        weight: 2,
      }),
      aMetricRow({ projectId, at, kind: 'counter', name: 'cart.add', value: 7, n: 3, buckets: {} }),
    ])

    const names = await storeOf().metrics.names(scope)
    const points = await storeOf().metrics.series(scope, 'cart.render')
    const counters = await storeOf().metrics.series(scope, 'cart.add')

    expect(names).toMatchObject([
      { name: 'cart.add', kind: 'counter', n: 3, lastSeen: at - (at % 60_000) },
      { name: 'cart.render', kind: 'histogram', n: 4 },
    ])
    expect(points).toMatchObject([{ n: 4, sum: 430, min: 10, max: 200 }])
    expect(points[0]?.p95).toBeGreaterThan(200)
    expect(points[0]?.p95).toBeLessThan(200 * 1.1)
    expect(counters).toMatchObject([{ sum: 7, p50: null }])
  })

  it('keeps every character of what a page may send', async () => {
    const projectId = aProject()
    const text = `'; DROP TABLE errors; -- \\ \u0000 \t "quoted" 日本語 🎉`
    await storeOf().insert([aReportRow({ projectId, key: randomUUID(), message: text })])

    expect(await storeOf().reports(scopeOf(projectId), 1)).toMatchObject([{ message: text }])
  })
}
