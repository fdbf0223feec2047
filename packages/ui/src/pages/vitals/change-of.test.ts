import type { VitalStats } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { changeOf } from './change-of.ts'

function aVital(given: Partial<VitalStats>): VitalStats {
  return {
    ...({ metric: 'LCP', group: '', percentile: 75, value: 2_900, n: 100 } as const),
    ...({ rating: 'poor' } as const),
    ...{ good: 0, needsImprovement: 0, poor: 100, series: [], histogram: [] },
    ...given,
  }
}

describe('changeOf', () => {
  it.each([
    ['LCP', 2_900, 2_690, '+210 ms'],
    ['LCP', 2_690, 2_900, '−210 ms'],
    ['INP', 40, 40.3, '±0'],
    ['CLS', 0.064, 0.1, '−0.036'],
  ] as const)('says of %s %d after %d %s', (metric, value, before, words) =>
    expect(changeOf(aVital({ metric, value }), aVital({ metric, value: before }))).toBe(words),
  )

  it.each([
    [aVital({ n: 49 }), aVital({})],
    [aVital({}), aVital({ n: 49 })],
    [aVital({}), undefined],
  ])('says nothing of too few views', (now, before) => expect(changeOf(now, before)).toBe(''))
})
