import { describe, expect, it } from 'vitest'
import {
  overviewFilter,
  pinnedScale,
  readOverviewSearch,
  scaleParameter,
  type OverviewSearch,
} from './overview-search.ts'

describe('the search of the overview', () => {
  it('falls back to pages by LCP where a link says what nobody knows', () => {
    const given = { show: 'x', fill: 'cpu', group: 'y', as: 'z', size: 's', entity: 7 }

    expect(readOverviewSearch(given)).toEqual({})
    expect(overviewFilter(given as unknown as OverviewSearch)).toEqual({
      ...{ window: { from: '-24h' }, show: 'pages', fill: 'LCP', group: 'path' },
      against: 'previous',
    })
  })

  it('keeps what is measured of what is shown', () => {
    const given = {
      ...{ show: 'servers', fill: 'cpu', group: 'device' },
      ...{ size: 'same', as: 'table', rows: 'all', against: 'week', scale: '0.01..0.4' },
    }

    expect(readOverviewSearch(given)).toEqual(given)
    expect(readOverviewSearch({ ...given, fill: 'LCP' }).fill).toBeUndefined()
    expect(readOverviewSearch({ ...given, size: 'views' })).not.toHaveProperty('size')
  })

  it('keeps the environment, and asks for all where none is named', () => {
    const given = readOverviewSearch({ environment: 'production' })

    expect(overviewFilter(given)).toMatchObject({ environment: 'production' })
    expect(overviewFilter({})).not.toHaveProperty('environment')
  })

  it.each([
    [{ low: 0.012_345_678, high: 40_000 }, '0.0123457..40000'],
    [{ low: 0, high: 1.5e-8 }, '0..1.5e-8'],
  ])('holds a scale of %j as %s', (scale, written) => {
    expect(scaleParameter(scale)).toBe(written)
    const { low, high } = pinnedScale({ scale: written }) ?? { low: NaN, high: NaN }
    expect([low, high].map((end, at) => end / ([scale.low, scale.high][at] || 1))).toEqual([
      expect.closeTo(scale.low && 1, 5),
      expect.closeTo(1, 5),
    ])
  })

  it.each(['5..1', '1..', '..1', 'a..b', '1e999..x', '1', '....', `0..${'9'.repeat(25)}`])(
    'holds no scale of %s',
    (scale) => expect(readOverviewSearch({ scale })).toEqual({}),
  )

  it('leaves out what is usual, and a group without an entity', () => {
    expect(readOverviewSearch({ show: 'pages', against: 'previous', within: '/a' })).toEqual({})
    expect(readOverviewSearch({ entity: '/a', within: 'mobile' })).toEqual({
      ...{ entity: '/a', within: 'mobile' },
    })
    expect(readOverviewSearch({ entity: 'x'.repeat(1_001) })).toEqual({})
  })
})
