import type { RequestStats } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { sortRequests } from './sort-requests.ts'

describe('sortRequests', () => {
  const requests = [
    { target: 'a', n: 1, sessions: 9, p50Ms: 5, p95Ms: 7, lastSeen: 2 },
    { target: 'b', n: 8, sessions: 1, p50Ms: 6, p95Ms: 6, lastSeen: 3 },
    { target: 'c', n: 5, sessions: 4, p50Ms: 4, p95Ms: 8, lastSeen: 1 },
  ] as RequestStats[] // only what is sorted by

  it.each([
    ['failed', 'bca'],
    ['sessions', 'acb'],
    ['p50', 'bac'],
    ['p95', 'cab'],
    ['last-seen', 'bac'],
  ] as const)('sorts by %s', (by, order) =>
    expect(
      sortRequests(requests, by)
        .map((one) => one.target)
        .join(''),
    ).toBe(order),
  )
})
