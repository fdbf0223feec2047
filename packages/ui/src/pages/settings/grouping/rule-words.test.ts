import { expect, it } from 'vitest'
import { conditionWords, effectWords } from './rule-words.ts'

it('says what a rule asks', () => {
  const match = { type: ['TimeoutError', '*Abort*', '!Fetch*'], file: '!src/**' }

  expect(conditionWords(match)).toEqual([
    { field: 'type', words: 'is TimeoutError or *Abort*, is not Fetch*' },
    { field: 'file', words: 'is not src/**' },
  ])
})

it.each([
  [{ fingerprint: ['payment', '{{tag.provider}}'] }, 'Grouped by payment + {{tag.provider}}'],
  [{ inApp: true }, 'Calls of your own'],
  [{ inApp: false }, 'Calls of a library'],
])('says what it does', (effect, expected) => {
  expect(effectWords({ name: 'x', match: { file: 'a' }, ...effect })).toBe(expected)
})
