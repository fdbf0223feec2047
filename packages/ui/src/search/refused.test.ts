import { expect, it } from 'vitest'
import { readIssuesSearch } from './issues-search.ts'
import { noting, withoutRefused } from './refused.ts'
import { readRequestsSearch } from './requests-search.ts'
import { readWindow } from './time-window.ts'

const readIssues = noting(readIssuesSearch)

it('keeps what could not be read apart from what could', () =>
  expect(readIssues({ view: 'closed', sort: 'users', from: 'soon', q: 'x' })).toEqual({
    ...{ q: 'x', sort: 'users', view: undefined, from: undefined },
    refused: 'view=closed&from=soon',
  }))

it.each([{}, { view: 'open', from: '-24h' }, { sort: '' }, { unknown: 'x' }])(
  'has nothing to say of %j',
  (search) => expect(readIssues(search).refused).toBeUndefined(),
)

it('adds to what the route above refused, each once', () => {
  const above = { to: '?', from: 'soon', order: 'best', look: 'away', box: '1' }
  const outer = { ...above, ...noting(readWindow)(above) }

  const { refused } = noting(readRequestsSearch)(outer)

  expect(refused).toBe('from=soon&to=%3F&order=best&look=away&box=1')
})

it('says it again of an address that was made of it, until there is a good value', () => {
  const { refused } = readIssues({ view: 'closed', from: 'soon' })

  expect(readIssues({ refused }).refused).toBe(refused)
  expect(readIssues({ refused, from: '-7d' }).refused).toBe('view=closed')
  expect(readIssues({ refused, view: 'open' }).refused).toBe('from=soon')
  expect(withoutRefused({ refused }, 'view')).toEqual({ refused: 'from=soon' })
  expect(withoutRefused({ refused: 'view=closed' }, 'view')).toEqual({ refused: undefined })
})

it('cuts what is shown', () =>
  expect(readIssues({ sort: 'x'.repeat(900) }).refused).toBe(`sort=${'x'.repeat(60)}`))
