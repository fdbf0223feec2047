import { expect, it } from 'vitest'
import { histogramEdges, ratingAsShown, ratingOf, thresholds } from './thresholds.ts'

it.each([
  ['LCP', 2_500, 'good'],
  ['LCP', 2_501, 'needs-improvement'],
  ['INP', 501, 'poor'],
  ['CLS', 0.1, 'good'],
] as const)('rates %s of %d as %s', (metric, value, rating) => {
  expect(ratingOf(metric, value)).toBe(rating)
})

it.each(Object.keys(thresholds) as (keyof typeof thresholds)[])(
  'has edges of %s that rise and hold both thresholds',
  (metric) => {
    const edges = histogramEdges(metric)

    expect(edges).toEqual([...new Set(edges)].toSorted((a, b) => a - b))
    expect(edges[0]).toBe(0)
    expect(edges).toEqual(expect.arrayContaining([...thresholds[metric]]))
  },
)

it.each([
  ['LCP', 2_500.3, 'good'],
  ['LCP', 2_500.5, 'needs-improvement'],
  ['CLS', 0.1004, 'good'],
  ['CLS', 0.2506, 'poor'],
] as const)('rates %s of %d as it is shown: %s', (metric, value, rating) => {
  expect(ratingAsShown(metric, value)).toBe(rating)
})
