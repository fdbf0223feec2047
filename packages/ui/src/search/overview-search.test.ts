import { describe, expect, it } from 'vitest'
import { overviewFilter, readOverviewSearch, type OverviewSearch } from './overview-search.ts'

describe('the search of the overview', () => {
  it('falls back to pages by LCP where a link says what nobody knows', () => {
    const given = { show: 'x', fill: 'cpu', group: 'y', as: 'z', size: 's', entity: 7 }

    expect(readOverviewSearch(given)).toEqual({})
    expect(overviewFilter(given as unknown as OverviewSearch)).toEqual({
      ...{ window: { from: '-24h' }, show: 'pages', fill: 'LCP', group: 'path' },
    })
  })

  it('keeps what is measured of what is shown', () => {
    const given = {
      ...{ show: 'servers', fill: 'cpu', group: 'device' },
      ...{ size: 'same', as: 'table', rows: 'all' },
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

  it('leaves out what is usual, and a group without an entity', () => {
    expect(readOverviewSearch({ show: 'pages', fill: 'LCP', group: 'path', within: '/a' })).toEqual(
      {},
    )
    expect(readOverviewSearch({ entity: '/a', within: 'mobile' })).toEqual({
      ...{ entity: '/a', within: 'mobile' },
    })
    expect(readOverviewSearch({ entity: 'x'.repeat(1_001) })).toEqual({})
  })
})
