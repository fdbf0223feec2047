import type { AlertRule } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { byUrgency, ruleWords } from './rule-words.ts'

const aRule = (over: Partial<AlertRule>) =>
  ({ measure: 'errors-per-minute', above: 20, windowMs: 300_000, forMs: 0, ...over }) as AlertRule

describe('ruleWords', () => {
  it('is a sentence', () =>
    expect(ruleWords(aRule({ forMs: 120_000 }))).toBe(
      'errors per minute above 20, over 5 min, for 2 min',
    ))

  it('says nothing of a hold that is not there', () =>
    expect(ruleWords(aRule({ measure: 'errors-per-100-pageviews', above: 2.5 }))).toBe(
      'errors per 100 page views above 2.5, over 5 min',
    ))
})

describe('byUrgency', () => {
  it('puts what burns longest first', () => {
    const alerts = [
      { state: 'inactive', since: null, name: 'a' },
      { state: 'pending', since: 5, name: 'b' },
      { state: 'firing', since: 9, name: 'c' },
      { state: 'firing', since: 3, name: 'd' },
    ]

    expect(
      byUrgency(alerts)
        .map((one) => one.name)
        .join(''),
    ).toBe('dcba')
  })
})
