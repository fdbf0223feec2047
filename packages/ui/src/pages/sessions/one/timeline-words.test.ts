import { expect, it } from 'vitest'
import { arrivalWords, markOf } from './timeline-words.ts'

const moment = { at: 0, page: '/cart' }
const request = { is: 'request', ...moment, method: 'GET', target: '/api' } as const

it.each([
  [{ ...request, status: 503, outcome: 'http-error', durationMs: 9 } as const, '503'],
  [{ ...request, status: 0, outcome: 'network-error', durationMs: 9 } as const, 'network error'],
  [{ ...request, status: 200, outcome: 'ok', durationMs: 2_000 } as const, 'slow'],
  [{ ...request, status: 200, outcome: 'ok', durationMs: 9 } as const, undefined],
  [{ is: 'vital', ...moment, metric: 'LCP', value: 9_000, rating: 'poor' } as const, 'poor'],
])('marks %j as %s', (entry, word) => {
  expect(markOf(entry)?.word).toBe(word)
})

it.each([
  ['navigate', 'https://search.example/?q=x', 'from search.example'],
  ['navigate', '', ''],
  ['soft-navigation', 'https://search.example/', 'moved within the app'],
  ['navigate', 'no address', 'from no address'],
])('says of %s from %j: %s', (navigationType, referrer, words) => {
  expect(arrivalWords({ is: 'view', ...moment, url: '', navigationType, referrer })).toBe(words)
})
