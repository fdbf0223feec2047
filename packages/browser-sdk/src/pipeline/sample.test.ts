import { expect, it } from 'vitest'
import { randomId } from '../browser/random-id.ts'
import { isSampled } from './sample.ts'

it('takes all at 1 and none at 0', () => {
  expect(isSampled('ffffffff-', 1)).toBe(true)
  expect(isSampled('00000000-', 0)).toBe(false)
})

it('takes about the share asked for', () => {
  const sessions = Array.from({ length: 4_000 }, randomId)

  const share = sessions.filter((id) => isSampled(id, 0.25)).length / sessions.length

  expect(share).toBeGreaterThan(0.2)
  expect(share).toBeLessThan(0.3)
})
