import { expect, it } from 'vitest'
import { attempt, guard } from './guard.ts'

function fail(): string {
  throw new Error('ours')
}

it('keeps our faults from the page', () => {
  expect(() => guard(fail)()).not.toThrow()
})

it('hands on arguments and what is returned', () => {
  expect(guard((a: number, b: number) => a - b)(3, 2)).toBe(1)
})

it('reads nothing where reading throws', () => {
  expect(attempt(fail)).toBeUndefined()
  expect(attempt(() => 'read')).toBe('read')
})
