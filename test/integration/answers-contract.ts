import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import { anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'

/** What is told of sessions, vitals and requests; see store-contract.ts. */
export function describeAnswers(storeOf: () => Store, aProject: () => number): void {
  const now = Date.now()
  const day = { from: now - 86_400_000, to: now + 1_000 }

  it('answers a session in the order of time', async () => {
    const projectId = aProject()
    const sessionId = randomUUID()
    await storeOf().insert([
      anErrorRow({ projectId, sessionId, at: now - 1_000 }),
      aPageViewRow({ projectId, sessionId, at: now - 9_000 }),
      aRequestRow({ projectId, sessionId, at: now - 2_000 }),
      aVitalRow({ projectId, sessionId, at: now - 5_000 }),
      aVitalRow({ projectId }),
    ])

    const signals = await storeOf().session(sessionId, { projectId, ...day })

    expect(signals.map(({ is }) => is)).toEqual(['pageview', 'vital', 'request', 'error'])
  })

  it('answers vitals with percentile, ratings and a histogram that adds up', async () => {
    const projectId = aProject()
    const good = [500, 1_000, 1_500, 2_000].map((value) => ({ value, rating: 'good' }))
    const middling = { value: 3_000, rating: 'needs-improvement' }
    const poor = [9_000, 99_000].map((value) => ({ value, rating: 'poor' }))
    await storeOf().insert(
      [...good, middling, ...poor].map((vital) => aVitalRow({ projectId, ...vital })),
    )
    await storeOf().insert([
      aVitalRow({ projectId, metric: 'CLS', value: 0, route: '/x', device: 'mobile' }),
    ])

    const all = await storeOf().vitals({ projectId, ...day, percentile: 75 })
    const mobile = await storeOf().vitals({ projectId, ...day, percentile: 75, device: 'mobile' })
    const byPage = await storeOf().vitals({
      projectId,
      ...day,
      percentile: 50,
      metric: 'CLS',
      by: 'page',
    })

    const lcp = all.find(({ metric }) => metric === 'LCP')
    expect(lcp).toMatchObject({ n: 7, good: 4, needsImprovement: 1, poor: 2, rating: 'poor' })
    expect(lcp?.histogram.reduce((sum, { n }) => sum + n, 0)).toBe(7)
    expect(lcp?.histogram.at(-1)).toMatchObject({ to: null, n: 2 })
    expect(lcp?.series.reduce((sum, { n }) => sum + n, 0)).toBe(7)
    // What was not measured is a gap of the curve.
    expect(lcp?.series[0]).toMatchObject({ at: day.from, n: 0 })
    expect(lcp?.series.at(-1)?.at).toBeLessThan(day.to)
    expect(byPage[0]?.series).toHaveLength(1)
    expect(mobile.map(({ metric }) => metric)).toEqual(['CLS'])
    expect(byPage).toMatchObject([{ group: '/x', value: 0, n: 1 }])
    expect(byPage[0]?.histogram[0]).toMatchObject({ from: 0, n: 1 })
  })

  it('answers in how many visits of fast and of slow views a page was reached', async () => {
    const projectId = aProject()
    const goal = { name: '/thanks' }
    const [paid, left] = [randomUUID(), randomUUID()]
    const view = (sessionId: string, value: number, weight = 1) =>
      aVitalRow({ projectId, sessionId, metric: 'LCP', route: '/pay', value, weight })
    await storeOf().insert([
      ...[view(paid, 400, 3), view(left, 400), view(left, 90_000), view('', 400)],
      // Of the goal itself it says nothing, and of another project neither.
      aVitalRow({ projectId, sessionId: paid, metric: 'LCP', route: '/thanks', value: 400 }),
      aPageViewRow({ projectId: aProject(), sessionId: left, route: '/thanks' }),
      // Beyond the window, of a view within.
      aPageViewRow({ projectId, sessionId: paid, route: '/thanks', at: now - 86_400_000 - 60_000 }),
    ])

    const scope = { projectId, ...day, metric: 'LCP' } as const
    const found = await storeOf().vitalGoal({ ...scope, goal })
    const mobile = await storeOf().vitalGoal({ ...scope, goal, device: 'mobile' })

    const [stats] = await storeOf().vitals({ ...scope, percentile: 75 })
    expect(found).toMatchObject({ metric: 'LCP', n: 5, reached: 3 })
    expect(found.bins.filter(({ n }) => n > 0)).toMatchObject([
      { from: 312.5, to: 625, n: 4, reached: 3 },
      { to: null, n: 1, reached: 0 },
    ])
    expect(found.bins.map(({ from }) => from)).toEqual(stats?.histogram.map(({ from }) => from))
    expect(mobile).toMatchObject({ n: 0, reached: 0 })
  })

  it('folds failed requests by address and outcome', async () => {
    const projectId = aProject()
    await storeOf().insert([
      aRequestRow({ projectId, durationMs: 100, sessionId: 'a' }),
      aRequestRow({ projectId, durationMs: 300, sessionId: 'a' }),
      aRequestRow({ projectId, status: 0, outcome: 'network-error' }),
    ])

    const stats = await storeOf().requests({ projectId, ...day }, 10)

    expect(stats).toMatchObject([
      { n: 2, sessions: 1, status: 500, page: '/cart' },
      { n: 1, status: 0, outcome: 'network-error' },
    ])
    expect(stats[0]?.trend.reduce((sum, n) => sum + n)).toBe(2)
  })
}
