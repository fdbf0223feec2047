import type { Comparison } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { comparedWords, pointsWords, sharesWords } from './compare-words.ts'

const AT = Date.UTC(2026, 10, 21, 14, 5)
const MINUTE = 60_000
const ISSUE = 'e3b0c442-98fc-4c14-9afb-f4c8996fb924'
const compared: Comparison = {
  dataset: 'errors',
  selection: { from: AT, to: AT + 15 * MINUTE, n: 812, issue: null },
  baseline: { from: AT - 60 * MINUTE, to: AT, n: 1_140, issue: null },
  dimensions: [],
}

it('says what is held against what', () =>
  expect(comparedWords(compared)).toMatch(
    /^812 errors of all issues, 21 Nov, \S+ – 21 Nov, \S+, against 1,140, 21 Nov, \S+ – 21 Nov, \S+\.$/,
  ))

it.each([
  [ISSUE, /812 errors of this issue, .+, against 1,140, 21 Nov/],
  [null, /812 errors of this issue, .+, against 1,140 of all issues\.$/],
])('says whose errors an issue is held against: %j', (issue, words) =>
  expect(
    comparedWords({
      ...compared,
      selection: { ...compared.selection, issue: ISSUE },
      baseline: { from: AT - 60 * MINUTE, to: AT, n: 1_140, issue },
    }),
  ).toMatch(words),
)

it('says what is counted where nothing was picked', () =>
  expect(
    comparedWords({ ...compared, baseline: null, selection: { ...compared.selection, n: 1 } }),
  ).toMatch(/^1 error of all issues, 21 Nov, \S+ – 21 Nov, \S+\.$/))

it.each([
  [0.494, '+49 points'],
  [-0.01, '−1 point'],
  [0.001, '0 points'],
])('says a difference of %d as %j', (difference, words) =>
  expect(pointsWords(difference)).toBe(words),
)

it('gives both shares with what they are of', () => {
  const value = {
    ...{ value: 'Safari', difference: 0.59, significant: true },
    ...{ selection: { n: 812, share: 0.71 }, baseline: { n: 61, share: 0.12 } },
  }

  expect(sharesWords(value)).toBe('71 % (812) vs 12 % (61)')
  expect(sharesWords({ ...value, baseline: null })).toBe('71 % (812)')
})
