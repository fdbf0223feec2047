import { expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

it('admits the limit of each kind in each window', () => {
  let now = 5_000
  const admits = createRateLimit(2, 1_000, () => now)

  expect([admits('error'), admits('error'), admits('error')]).toEqual([true, true, false])
  expect(admits('request')).toBe(true)
  now += 1_000
  expect(admits('error')).toBe(true)
})
