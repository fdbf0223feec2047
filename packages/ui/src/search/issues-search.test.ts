import { describe, expect, it } from 'vitest'
import { issuesFilter, readIssuesSearch } from './issues-search.ts'

describe('issues search', () => {
  it('fills in the defaults', () =>
    expect(issuesFilter(readIssuesSearch({}))).toEqual({
      window: { from: '-24h' },
      q: '',
      view: 'open',
      sort: 'last-seen',
    }))

  it('keeps what differs from the defaults', () => {
    const search = { q: 'price', view: 'mine', sort: 'impact', from: '-7d', saved: 'a1' }

    expect(readIssuesSearch(search)).toEqual(search)
  })

  it('reads the links of earlier versions', () =>
    expect(readIssuesSearch({ state: 'resolved' })).toEqual({ view: 'resolved' }))

  it('forgets defaults and nonsense, so that equal lists have equal addresses', () =>
    expect(
      readIssuesSearch({ q: '', view: 'open', sort: 'size', page: '9', saved: 'x'.repeat(65) }),
    ).toEqual({}))

  it('cuts a filter the service would refuse', () =>
    expect(readIssuesSearch({ q: 'x'.repeat(600) }).q).toHaveLength(500))
})
