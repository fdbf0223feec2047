import { expect, it } from 'vitest'
import type { Row } from '../store/rows.ts'
import { routeTalliesOf } from './route-tally.ts'

/** The tally reads these fields alone. */
function aRow(given: object): Row {
  const page = { projectId: 1, environment: 'production', route: '/cart', url: '', weight: 1 }
  return { ...page, ...given } as Row // as: the rest is not read
}

it('sums what pages of one route sent, by weight', () => {
  const tallies = routeTalliesOf([
    aRow({ is: 'pageview' }),
    aRow({ is: 'pageview', weight: 10 }),
    aRow({ is: 'error', class: 'error', weight: 3 }),
    aRow({ is: 'error', class: 'extension' }),
    aRow({ is: 'request', outcome: 'ok', weight: 4 }),
    aRow({ is: 'stack' }),
  ])

  expect(tallies).toEqual([
    {
      ...{ projectId: 1, environment: 'production', route: '/cart', views: 11 },
      ...{ errors: { error: 3, extension: 1 }, requests: { ok: 4 }, vitals: {} },
    },
  ])
})

it('puts a value into the bucket that ends at it or above', () => {
  const lcp = (value: number, weight = 1) => aRow({ is: 'vital', metric: 'LCP', value, weight })

  const [tally] = routeTalliesOf([lcp(2_500), lcp(2_501, 2), lcp(60_000)])

  const { buckets = [], sum, n } = tally?.vitals.LCP ?? {}
  expect(buckets.flatMap((count, index) => (count > 0 ? [[index, count]] : []))).toEqual([
    [8, 1],
    [9, 2],
    [13, 1],
  ])
  expect([sum, n]).toEqual([2_500 + 5_002 + 60_000, 4])
})

it.each([
  ['https://shop.example/orders/4711', '/orders/:id'],
  ['https://shop.example', '/'],
  ['/orders/4711', '/orders/:id'],
])('names %s, which has no route, %s', (url, route) => {
  expect(routeTalliesOf([aRow({ is: 'pageview', route: '', url })])).toMatchObject([{ route }])
})

it('tells projects, environments and routes apart, whatever is in their names', () => {
  const names = [
    { environment: 'a","b' },
    { environment: 'a', route: 'b","/cart' },
    { projectId: 2 },
  ]

  expect(routeTalliesOf(names.map((name) => aRow({ is: 'pageview', ...name })))).toHaveLength(3)
})
