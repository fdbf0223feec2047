import { describe, expect, it } from 'vitest'
import { endpointOf, readRequestsSearch, requestsFilter } from './requests-search.ts'

it('keeps an order that is not the default, and no other', () => {
  expect(readRequestsSearch({ most: 'p95', from: '-7d' })).toEqual({ most: 'p95', from: '-7d' })
  expect(readRequestsSearch({ most: 'requests' })).toEqual({})
  expect(readRequestsSearch({ most: 'users', order: 'users' })).toEqual({})
})

it('is of all requests where it says nothing', () => {
  expect(requestsFilter(readRequestsSearch({ environment: 'staging' }))).toMatchObject({
    ...{ list: 'all', path: '', sort: 'requests', host: undefined },
    signals: { environment: 'staging' },
  })
})

describe('an address of before there was a list of all', () => {
  it.each([
    [{ order: 'p95' }, { order: 'p95' }],
    [{ order: 'failed' }, {}],
    [{ request: 'GET /a' }, { request: 'GET /a' }],
    [{ page: '/cart' }, { page: '/cart' }],
    [{ look: 'moved' }, { look: 'moved' }],
  ])('with %o shows what failed', (search, kept) => {
    expect(readRequestsSearch(search)).toEqual({ ...kept, list: 'failed' })
  })

  it('is told from one that names its list', () => {
    expect(readRequestsSearch({ page: '/cart', list: 'all' })).toMatchObject({ list: 'all' })
  })
})

it('names an endpoint by method and address', () => {
  const read = (search: object) => endpointOf(readRequestsSearch({ ...search }))

  expect(read({ method: 'GET', target: '/a' })).toEqual({
    ...{ method: 'GET', target: '/a', operation: '' },
  })
  expect(read({ method: 'GET' })).toBeUndefined()
  expect(
    read({ method: 'POST', target: 'x'.repeat(9_999), operation: 'Pay' })?.target,
  ).toHaveLength(4_000)
})
