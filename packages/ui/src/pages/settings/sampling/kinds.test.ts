import { expect, it } from 'vitest'
import { chanceMissed, errorOfCount, expectedAt, storedByKind } from './kinds.ts'

it('sums what was stored of a kind', () => {
  const line = { minute: 0, reason: '', kind: 'vital' }

  const stored = storedByKind([
    { ...line, outcome: 'stored', n: 3 },
    { ...line, outcome: 'stored', n: 4 },
    { ...line, outcome: 'received', n: 9 },
    { ...line, outcome: 'client-dropped', n: 9 },
  ])

  expect([...stored]).toEqual([['vital', 7]])
})

it.each([
  [1000, 1, 0.2, 200],
  [200, 0.2, 1, 1000],
  [0, 0, 0.5, undefined],
  [5, 0, 0, 0],
])('expects of %d at %d now and %d then %s', (stored, now, next, expected) =>
  expect(expectedAt(stored, now, next)).toBe(expected),
)

/** By drawing: what the sentence promises is so. */
it.each([
  [1_000, 0.2],
  [1_000, 0.5],
])('says how far off a count of %d at %d is', (count, rate) => {
  let state = 1
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
  const estimates = Array.from({ length: 400 }, () => {
    let kept = 0
    for (let one = 0; one < count; one += 1) if (random() < rate) kept += 1
    return kept / rate
  })

  const within = estimates.filter((n) => Math.abs(n / count - 1) <= errorOfCount(count, rate))

  expect(within.length / estimates.length).toBeGreaterThan(0.92)
  expect(within.length / estimates.length).toBeLessThan(0.98)
})

it('says how likely a rare error is missed', () => {
  expect(chanceMissed(3, 0.2)).toBeCloseTo(0.512)
  expect(chanceMissed(3, 1)).toBe(0)
})
