import type { AlertEntry, Decision } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { chanceWords, decisionsOf } from './decision-words.ts'

// as: what the choice is made by.
const entry = { at: 1_000_000, labels: { release: '2.41.0' } } as unknown as AlertEntry
const aDecision = (given: Partial<Decision>) =>
  ({ at: 1_000_000, labels: { release: '2.41.0' }, ...given }) as Decision

describe('decisionsOf', () => {
  it('takes those of the alert up to its entry, newest first', () => {
    const decisions = [
      aDecision({ at: 990_000 }),
      aDecision({ at: 1_000_000 }),
      aDecision({ at: 1_020_000 }),
      aDecision({ labels: { release: '2.40.0' } }),
      aDecision({ labels: {} }),
      aDecision({ at: 100_000 }),
    ]

    expect(decisionsOf(entry, decisions).map(({ at }) => at)).toEqual([1_000_000, 990_000])
  })
})

describe('chanceWords', () => {
  it.each([
    [null, '–'],
    [0, '< 1 in 10¹²'],
    [0.000_05, '1 in 20,000'],
    [0.02, '1 in 50'],
    [0.43, '43 %'],
  ])('says %d as %s', (probability, words) => expect(chanceWords(probability)).toBe(words))
})
