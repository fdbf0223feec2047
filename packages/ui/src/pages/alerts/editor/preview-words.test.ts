import type { Backtest } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { peakWords, previewWords } from './preview-words.ts'

const DAY_MS = 86_400_000

const aFiring = { labels: {}, startedAt: 0, endedAt: null, peak: null, words: '' }
const fired = (times: number): Backtest['fired'] => Array.from({ length: times }, () => aFiring)

it.each([
  [7, 0, 1, 'Last 7 days: would not have fired'],
  [7, 1, 1, 'Last 7 days: would have fired once'],
  [28, 2, 40, 'Last 28 days: would have fired 2 times, among 40 series'],
  [1, 1_200, 0, 'Last day: would have fired 1,200 times'],
  [0.5, 0, 0, 'Last 12 h: would not have fired'],
])('%d days with %d firings of %d series', (days, times, series, words) => {
  expect(previewWords({ from: 0, to: days * DAY_MS, fired: fired(times), series })).toBe(words)
})

const aPoint = (value: number | null) => ({ at: 0, value, expected: null, low: null, high: null })

it('says what the chart shows', () => {
  expect(peakWords({ series: 1, points: [aPoint(null), aPoint(3), aPoint(1)] })).toMatch(
    /^At most 3,/,
  )
  expect(peakWords({ series: 9, points: [aPoint(0)] })).toMatch(/Of the series/)
  expect(peakWords({ series: 0, points: [aPoint(null)] })).toBe('Nothing was measured.')
})
