import { expect, it } from 'vitest'
import { pagesFilter, readPagesSearch } from './pages-search.ts'
import { readSessionSearch } from './session-search.ts'
import { readSessionsSearch, sessionsFilter } from './sessions-search.ts'

it('is all of a day unless the address says otherwise', () => {
  expect(pagesFilter(readPagesSearch({ top: 'beauty', device: 'fridge' }))).toMatchObject({
    ...{ window: { from: '-24h' }, path: '', sort: 'views' },
    signals: { device: undefined, environment: undefined },
  })
  expect(sessionsFilter(readSessionsSearch({ having: 7, page: {} })).having).toBeUndefined()
})

it('keeps what was chosen, and no more of it than is asked for', () => {
  const chosen = { path: '/cart', device: 'mobile', release: '2', top: 'LCP', metric: 'INP' }

  expect(readPagesSearch({ ...chosen, page: '/other' })).toEqual(chosen)
  expect(readSessionsSearch({ user: 'u'.repeat(900), having: 'crash' })).toEqual({
    ...{ user: 'u'.repeat(200), having: 'crash' },
  })
  const moment = { at: '2026-11-22T05:00:00.000Z', shown: 'error' }
  expect(readSessionSearch({ ...moment, only: 'x' })).toEqual(moment)
})
