import { expect, it } from 'vitest'
import type { RouteTally } from './route-tally.ts'
import { createRouteTotals, OTHER } from './route-totals.ts'

function aTally(given: Partial<RouteTally> = {}): RouteTally {
  const names = { projectId: 1, environment: 'production', route: '/cart' }
  return { ...names, views: 1, errors: {}, requests: {}, vitals: {}, ...given }
}

it('adds up batch after batch and leaves what it was given alone', () => {
  const totals = createRouteTotals()
  const lcp = { LCP: { buckets: [0, 2], sum: 200, n: 2 } }
  const given = aTally({ errors: { error: 1 }, vitals: lcp })

  for (let batch = 0; batch < 3; batch += 1) totals.add([given])

  expect([...totals.all()]).toEqual([
    aTally({
      views: 3,
      errors: { error: 3 },
      vitals: { LCP: { buckets: [0, 6], sum: 600, n: 6 } },
    }),
  ])
  expect(given).toEqual(aTally({ errors: { error: 1 }, vitals: lcp }))
})

it('keeps its number of series whatever pages call themselves', () => {
  const totals = createRouteTotals()
  totals.add([aTally()])

  for (let n = 0; n < 1_000; n += 1) {
    totals.add([aTally({ route: `/${String(n)}`, environment: `e${String(n)}` })])
  }
  totals.add([aTally(), aTally({ projectId: 2, route: '/first' })])

  const all = [...totals.all()]
  expect(new Set(all.map(({ route }) => route)).size).toBe(50 + 1 + 1)
  expect(new Set(all.map(({ environment }) => environment)).size).toBe(5 + 1)
  expect(all.find(({ route }) => route === '/cart')?.views).toBe(2)
  expect(all.find(({ route }) => route === OTHER)?.views).toBeGreaterThan(900)
  expect(all.some(({ projectId, route }) => projectId === 2 && route === '/first')).toBe(true)
})
