import { expect, it } from 'vitest'
import { daysUntilFull } from './days-until-full.ts'

const table = (bytes: number, bytesPerDay: number | null, forecastBytes: number | null) => ({
  ...{ bytes, bytesPerDay, forecastBytes },
})

it('divides what is free by what comes in a day', () => {
  expect(daysUntilFull([table(100, 10, 900), table(50, 15, 1_350)], 500)).toBe(20)
})

it('counts a table until it holds all of its days', () => {
  // 10 a day for five days, then only 5 a day: 75 + 5 × 5.
  expect(daysUntilFull([table(10, 10, 60), table(0, 5, 450)], 100)).toBe(10)
})

it('is never where all that is kept fits, and now where nothing is left', () => {
  expect(daysUntilFull([table(100, 10, 200), table(7, null, null)], 101)).toBeUndefined()
  expect(daysUntilFull([], 0)).toBeUndefined()
  expect(daysUntilFull([table(100, 10, 200)], 0)).toBe(0)
})
