import { expect, it } from 'vitest'
import { readRequestsSearch } from './requests-search.ts'

it('keeps an order that is not the default, and no other', () => {
  expect(readRequestsSearch({ order: 'p95', from: '-7d' })).toEqual({ order: 'p95', from: '-7d' })
  expect(readRequestsSearch({ order: 'failed' })).toEqual({})
  expect(readRequestsSearch({ order: 'users' })).toEqual({})
})
