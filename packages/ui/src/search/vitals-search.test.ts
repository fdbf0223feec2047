import { describe, expect, it } from 'vitest'
import { readVitalsSearch, vitalsFilter } from './vitals-search.ts'

const CHOSEN = { metric: 'LCP', percentile: '95', device: 'mobile', by: 'browser' }

describe('vitals search', () => {
  it('is p75 of all devices unless the address says otherwise', () =>
    expect(vitalsFilter(readVitalsSearch({}))).toEqual({
      window: { from: '-24h' },
      percentile: '75',
      device: 'all',
      signals: {},
    }))

  it('keeps what was chosen', () =>
    expect(readVitalsSearch({ ...CHOSEN, goal: '/thanks' })).toEqual({
      ...CHOSEN,
      goal: '/thanks',
    }))

  it('ignores what there is not', () =>
    expect(
      readVitalsSearch({ metric: 'FID', percentile: '80', device: 'fridge', by: 'moon' }),
    ).toEqual({}))
})
