import { expect, it } from 'vitest'
import { sizeSteps } from './size-steps.ts'

it('goes by tenths of the largest', () => {
  expect([...sizeSteps([10_000, 1_000, 999, 100, 99, 1, 0])]).toEqual([0, 0, 1, 1, 2, 2, 2])
})

it('makes all alike that are counted alike', () => {
  expect([...sizeSteps([60, 60, 60])]).toEqual([0, 0, 0])
  expect([...sizeSteps([])]).toEqual([])
})

it('lets one that is far away not make all others small', () => {
  const counts = [1e9, ...Array.from({ length: 99 }, () => 500)]

  expect(new Set(sizeSteps(counts))).toEqual(new Set([0]))
})
