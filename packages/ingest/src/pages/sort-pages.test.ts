import { expect, it } from 'vitest'
import type { PageRow } from '../store/page-store.ts'
import { sortPages, type PageSort } from './sort-pages.ts'

function aPage(page: string, given: Partial<PageRow> = {}): PageRow {
  const nothing = { views: 100, sessions: 100, errors: 0, vitals: {} }
  const crashFreeSessions = { value: 1, n: 100 }
  return {
    ...{ page, key: page, ...nothing, crashFreeSessions, users: 0, seen: 100 },
    ...{ requests: 0, failedRequests: 0, previous: { ...nothing, crashFreeSessions } },
    ...given,
  }
}

const pages = [
  aPage('calm', { views: 900, previous: { ...aPage('').previous, views: 900 } }),
  aPage('broken', { errors: 9, crashFreeSessions: { value: 0.4, n: 100 } }),
  aPage('slow', { vitals: { LCP: { value: 9_000, n: 60 } }, failedRequests: 3 }),
  aPage('rare', {
    ...{ views: 2, sessions: 2, errors: 2, crashFreeSessions: { value: 0, n: 2 } },
    ...{ vitals: { LCP: { value: 60_000, n: 2 } }, previous: { ...aPage('').previous, views: 1 } },
  }),
  aPage('gone', { views: 1 }),
]

it.each<[PageSort, string]>([
  ['views', 'calm'],
  ['sessions', 'calm'],
  ['errors', 'broken'],
  ['error-rate', 'broken'],
  ['crash-free', 'broken'],
  ['LCP', 'slow'],
  ['failed-requests', 'slow'],
  ['change', 'gone'],
])('puts the most of %s first, and a page seen twice not above it', (by, first) => {
  expect(sortPages(pages, by)[0]?.page).toBe(first)
})
