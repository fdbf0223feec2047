import { expect, it } from 'vitest'
import { measure, windowAt } from './measure.ts'

it('counts whole buckets and the one that is filling, and divides by what it counted', () => {
  const range = windowAt({ window: 60_000 }, 125_000)

  expect(range).toEqual({ from: 60_000, to: 125_000 })
  expect(
    measure({ measure: 'errors-per-minute' }, { errors: 65, pageViews: 0 }, range),
  ).toBeCloseTo(60)
})

it.each([
  [5, 200, 2.5],
  [0, 0, 0],
  [3, 0, 300],
])('sees %d errors in %d page views as %d per 100', (errors, pageViews, expected) => {
  const range = { from: 0, to: 60_000 }

  expect(measure({ measure: 'errors-per-100-pageviews' }, { errors, pageViews }, range)).toBe(
    expected,
  )
})
