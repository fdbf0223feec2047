import { expect, it } from 'vitest'
import { attemptWords, isAllowable, isSettled, silentLoads } from './attempt-words.ts'

it('says who was refused, and what to do', () => {
  expect(attemptWords({ reason: 'origin-not-allowed', origin: 'https://a.example' }).what).toBe(
    'https://a.example is not among the allowed origins.',
  )
  expect(attemptWords({ reason: 'unknown-key', origin: '' }).what).toMatch(/^A program sent/)
  expect(attemptWords({ reason: 'later-reason', origin: '' }).what).toContain('later-reason')
})

it.each([
  ['origin-not-allowed', 'https://a.example', true],
  ['origin-not-allowed', 'null', false],
  ['origin-not-allowed', 'javascript:alert(1)', false],
  ['too-large', 'https://a.example', false],
])('of %s from %s can be allowed: %s', (reason, origin, expected) => {
  expect(isAllowable({ reason, origin })).toBe(expected)
})

it('offers to allow no origin where any may send by now', () => {
  const refused = { reason: 'origin-not-allowed', origin: 'https://a.example' }

  expect(isSettled(refused, ['https://b.example'])).toBe(false)
  expect(isSettled(refused, ['https://b.example', 'https://a.example'])).toBe(true)
  expect(isSettled(refused, [])).toBe(true)
  expect(isSettled({ ...refused, reason: 'too-large' }, [])).toBe(false)
})

it('suspects a blocker where the script came and nothing after it', () => {
  const loads = [
    { origin: 'https://a.example', at: 0 },
    { origin: 'https://b.example', at: 0 },
    { origin: 'https://c.example', at: 15_000 },
  ]
  const refused = [{ reason: 'too-large', origin: 'https://b.example', n: 1, lastAt: 1 }]

  expect(silentLoads({ refused, loads }, 20_000)).toEqual(['https://a.example'])
})
