import { describe, expect, it } from 'vitest'
import { formatVital, isLowSample, ratingOf } from './vitals.ts'

describe('vitals', () => {
  it.each([
    ['LCP', 2_940, '2.9 s'],
    ['INP', 540, '540 ms'],
    ['CLS', 0.0412, '0.041'],
    ['CLS', 0.1, '0.1'],
  ] as const)('shows %s %d as %s', (metric, value, text) =>
    expect(formatVital(metric, value)).toBe(text),
  )

  it.each([
    ['INP', 200, 'good'],
    ['INP', 201, 'needs-improvement'],
    ['INP', 500, 'needs-improvement'],
    ['INP', 501, 'poor'],
    ['CLS', 0.26, 'poor'],
    ['LCP', 2_500.3, 'good'],
    ['CLS', 0.1004, 'good'],
  ] as const)('rates %s %d as %s', (metric, value, rating) =>
    expect(ratingOf(metric, value)).toBe(rating),
  )

  it('calls fewer than fifty views a low sample', () => {
    expect(isLowSample({ n: 49 })).toBe(true)
    expect(isLowSample({ n: 50 })).toBe(false)
  })
})
