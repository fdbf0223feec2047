import { describe, expect, it } from 'vitest'
import type { DimensionTable } from '../dimensions.ts'
import { compareShares } from './compare-shares.ts'

function aTable(
  key: string,
  values: Record<string, [before: number, during: number]>,
): DimensionTable {
  const counts = Object.values(values)
  const before = counts.reduce((sum, [n]) => sum + n, 0)
  const during = counts.reduce((sum, [, n]) => sum + n, 0)
  return {
    keys: [key],
    rows: Object.entries(values).map(([value, [n, m]]) => ({
      values: [value],
      before: { hits: n, total: before },
      during: { hits: m, total: during },
    })),
  }
}

describe('compareShares', () => {
  it('puts the dimension and the value first that differ most', () => {
    const os = aTable('os', { Windows: [500, 52], iOS: [500, 48] })
    const browser = aTable('browser', { Chrome: [900, 30], Safari: [100, 70] })

    const [first, second] = compareShares([os, browser], true)

    expect([first?.key, second?.key]).toEqual(['browser', 'os'])
    expect(first?.difference).toBeCloseTo(0.6)
    expect(first?.values.map(({ value }) => value).toSorted()).toEqual(['Chrome', 'Safari'])
    expect(first?.values.find(({ value }) => value === 'Safari')).toMatchObject({
      selection: { n: 70, share: 0.7 },
      baseline: { n: 100, share: 0.1 },
      significant: true,
    })
    expect(second?.values.map(({ significant }) => significant)).toEqual([false, false])
  })

  it('leaves out a dimension that nobody tells', () => {
    const country = aTable('country', { '': [50, 50] })
    const device = aTable('device', { '': [40, 40], mobile: [10, 10] })

    const compared = compareShares([country, device], true)

    expect(compared.map(({ key }) => key)).toEqual(['device'])
    expect(compared[0]?.values.map(({ value }) => value)).toEqual(['', 'mobile'])
  })

  it('is as sure as what was read, not as all that it stands for', () => {
    const read = aTable('os', { Windows: [500, 40], iOS: [500, 60] })
    const stoodFor = aTable('os', { Windows: [50_000, 4_000], iOS: [50_000, 6_000] })
    const significantIn = (table: DimensionTable) =>
      compareShares([table], true)[0]?.values.map(({ significant }) => significant)

    expect(significantIn(read)).toEqual(significantIn({ ...stoodFor, oneIn: 100 }))
    expect(significantIn({ ...stoodFor, oneIn: 400 })).toEqual([false, false])
    expect(significantIn(stoodFor)).toEqual([true, true])
  })

  it('tells how values are distributed where there is no baseline', () => {
    const [browser] = compareShares([aTable('browser', { Safari: [0, 1], Chrome: [0, 3] })], false)

    expect(browser).toEqual({
      key: 'browser',
      distinct: 2,
      difference: null,
      values: [
        {
          value: 'Chrome',
          selection: { n: 3, share: 0.75 },
          baseline: null,
          difference: null,
          significant: false,
        },
        {
          value: 'Safari',
          selection: { n: 1, share: 0.25 },
          baseline: null,
          difference: null,
          significant: false,
        },
      ],
    })
  })

  it('shows the first of ten thousand values, and counts them', () => {
    const values = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `tenant ${String(index)}`,
        [1, 1] as [number, number],
      ]),
    )

    const [tenant] = compareShares([aTable('tenant', values)], true)

    expect(tenant?.distinct).toBe(10_000)
    expect(tenant?.values).toHaveLength(30)
  })

  it('compares nothing with nothing', () => {
    const [browser] = compareShares([aTable('browser', { Chrome: [0, 0] })], true)

    expect(browser).toMatchObject({ distinct: 1, difference: 0, values: [{ significant: false }] })
  })
})
