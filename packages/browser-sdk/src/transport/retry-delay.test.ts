import { expect, it } from 'vitest'
import { retryDelayMs } from './retry-delay.ts'

it.each([
  [1, 500, 1_000],
  [3, 2_000, 4_000],
  [30, 30_000, 60_000],
])('waits longer each time: failure %i', (failures, least, most) => {
  const delay = retryDelayMs(failures, null)

  expect(delay).toBeGreaterThanOrEqual(least)
  expect(delay).toBeLessThanOrEqual(most)
})

it('waits as long as asked, within an hour', () => {
  expect(retryDelayMs(1, '120')).toBe(120_000)
  expect(retryDelayMs(1, '9999999')).toBe(3_600_000)
})

it.each(['soon', 'Wed, 21 Oct 2026 07:28:00 GMT', '-5'])('backs off by itself at %s', (asked) => {
  expect(retryDelayMs(1, asked)).toBeLessThanOrEqual(1_000)
})
