import { expect, it } from 'vitest'
import { randomId } from './random-id.ts'

it('is 32 hex digits, others each time', () => {
  expect(randomId()).toMatch(/^[\da-f]{32}$/)
  expect(randomId()).not.toBe(randomId())
})
