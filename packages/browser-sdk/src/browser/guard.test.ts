import { expect, it } from 'vitest'
import { attempt, guard } from './guard.ts'

function fail(): never {
  throw new Error('ours')
}

it('keeps our faults from the page', () => {
  expect(() => guard(fail)()).not.toThrow()
})

it('hands arguments on', () => {
  const seen: number[] = []

  guard((a: number, b: number) => seen.push(a, b))(1, 2)

  expect(seen).toEqual([1, 2])
})

it('reads otherwise where reading throws', () => {
  expect(attempt(fail, 'otherwise')).toBe('otherwise')
  expect(attempt(() => 'read', 'otherwise')).toBe('read')
})
