import { expect, it } from 'vitest'
import { checkWords } from './check-words.ts'

const check = {
  ...{ url: 'http://prometheus:9090', version: '3.1.0', series: 1_204, maxSeries: 5_000 },
  ...{ metrics: 312, ms: 120, problem: null },
}

it('says what it found', () =>
  expect(checkWords(check)).toBe(
    'Version 3.1.0 has 1,204 series of 312 metrics and answered in 120 ms.',
  ))

it('says that there are more than are read', () =>
  expect(checkWords({ ...check, version: '', series: 9_000 })).toBe(
    'It has 9,000 series of 312 metrics and answered in 120 ms. 5,000 of them are read for one question: narrow them down with prometheus_match.',
  ))
