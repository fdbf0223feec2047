import { expect, it } from 'vitest'
import type { AlertRow } from './alert-rows.ts'
import { matchersOf, SNOOZES, untilResolved } from './snooze.ts'

const NOW = Date.parse('2026-11-21T22:00:00Z')

// as: a snooze looks at nothing but these.
const row = {
  status: { rule: { name: 'Errors of "cart"' } },
  alert: { labels: { route: '/cart' } },
} as unknown as AlertRow

it('is about this alert and no other of its rule', () => {
  expect(matchersOf(row)).toEqual(['rule="Errors of \\"cart\\""', 'route="/cart"'])
})

it('ends by itself', () => {
  expect(SNOOZES.map(({ silenceOf }) => silenceOf(row, NOW).ends)).toEqual([
    '2026-11-21T22:15:00.000Z',
    '2026-11-21T23:00:00.000Z',
    '2026-11-22T02:00:00.000Z',
  ])
})

it('is over with the firing it is about, and in a week at the latest', () => {
  expect(untilResolved('i1').silenceOf(row, NOW)).toMatchObject({
    ...{ matchers: ['incident="i1"'], ends: '2026-11-28T22:00:00.000Z' },
  })
})
