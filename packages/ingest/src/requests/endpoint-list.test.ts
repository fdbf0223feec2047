import { expect, it } from 'vitest'
import type { EndpointRow } from '../store/endpoint-store.ts'
import { endpointList } from './endpoint-list.ts'

const aRow = (key: string): EndpointRow => ({
  ...{ key, method: 'GET', target: `/${key}`, operation: '' },
  ...{ n: 1, seen: 1, failed: 0, failureRate: 0, p50Ms: 1, p75Ms: 1, p95Ms: 1 },
  ...{ transferBytes: null, cached: null, lastSeen: 0 },
})

it('asks for one more than it shows, and who calls those that it shows', async () => {
  const asked: unknown[] = []
  const store = {
    list: ({ limit }: { limit: number }) =>
      Promise.resolve(['1', '2', '3'].slice(0, limit).map(aRow)),
    callers: (_: unknown, keys: readonly string[]) => {
      asked.push(keys)
      return Promise.resolve(new Map([['1', { page: '/cart', pages: 2, firstParty: true }]]))
    },
  }
  const query = { projectId: 1, from: 0, to: 1, text: '', sort: 'requests', offset: 0 } as const

  const { items, hasMore } = await endpointList(store, { ...query, limit: 2 })

  expect(hasMore).toBe(true)
  expect(asked).toEqual([['1', '2']])
  expect(items).toMatchObject([
    { target: '/1', page: '/cart', pages: 2, firstParty: true },
    { target: '/2', page: '', pages: 0, firstParty: false },
  ])
})
