import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  figuresOfCounts,
  figuresOfMetric,
  figuresOfRequests,
  NO_COUNTS,
  quantileOf,
  TIMINGS,
} from './measures.ts'

const counts = { ...NO_COUNTS, errors: 30, pageViews: 600, sessions: 100, crashed: 4, users: 7 }

it.each([
  ['errors', 30],
  ['errors-per-minute', 6],
  ['errors-per-100-pageviews', 5],
  ['errors-per-100-sessions', 30],
  ['affected-users', 7],
  ['crash-free-sessions-percent', 96],
  ['pageviews-per-minute', 120],
  ['sessions-per-minute', 20],
] as const)('reckons %s', (measure, value) => {
  expect(figuresOfCounts(measure, counts, 300_000).value).toBe(value)
})

it('says nothing of a share of nothing, and counts nothing as nothing', () => {
  expect(figuresOfCounts('crash-free-sessions-percent', NO_COUNTS, 60_000).value).toBeNull()
  expect(figuresOfCounts('errors-per-minute', NO_COUNTS, 60_000).value).toBe(0)
  expect(
    figuresOfRequests({ measure: 'failed-requests-percent', stat: 'p95' }, undefined, 1).value,
  ).toBeNull()
  expect(figuresOfMetric({ stat: 'p95' }, undefined).value).toBeNull()
})

it('never finds more sessions crashed than there were', () => {
  const crowd = { ...NO_COUNTS, sessions: 2, crashed: 5 }

  expect(figuresOfCounts('crash-free-sessions-percent', crowd, 1).value).toBe(0)
})

it('reads a percentile off a histogram within the width of a bucket', () => {
  const value = fc.double({ min: 0.001, max: 60_000, noNaN: true })
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (values) => {
      const buckets = new Map<number, number>()
      for (const one of values) {
        const index = Math.floor(Math.log2(one) * 16)
        buckets.set(index, (buckets.get(index) ?? 0) + 1)
      }
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.75) - 1] ?? 0

      const read = quantileOf(buckets, 0.75, TIMINGS) ?? 0

      expect(read / exact).toBeGreaterThan(0.955)
      expect(read / exact).toBeLessThan(1.045)
    }),
  )
})

it('knows that zero is zero', () => {
  expect(quantileOf(new Map([[-32_768, 3]]), 0.75, TIMINGS)).toBe(0)
  expect(quantileOf(new Map(), 0.75, TIMINGS)).toBeNull()
})
