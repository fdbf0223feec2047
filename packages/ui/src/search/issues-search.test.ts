import { describe, expect, it } from 'vitest'
import { issuesFilter, readIssuesSearch } from './issues-search.ts'

describe('issues search', () => {
  it('fills in the defaults', () =>
    expect(issuesFilter(readIssuesSearch({}))).toEqual({
      window: { from: '-24h' },
      q: '',
      state: 'open',
      sort: 'last-seen',
    }))

  it('keeps what differs from the defaults', () =>
    expect(readIssuesSearch({ q: 'price', state: 'resolved', sort: 'users', from: '-7d' })).toEqual(
      {
        q: 'price',
        state: 'resolved',
        sort: 'users',
        from: '-7d',
      },
    ))

  it('forgets defaults and nonsense, so that equal lists have equal addresses', () =>
    expect(readIssuesSearch({ q: '', state: 'open', sort: 'impact', page: '9' })).toEqual({}))

  it('cuts a filter the service would refuse', () =>
    expect(readIssuesSearch({ q: 'x'.repeat(600) }).q).toHaveLength(500))
})
