import { expect, it } from 'vitest'
import { quantilesOf } from './quantiles.ts'

const bucket = (le: number, ...rate: number[]) => ({ le, rate: Float64Array.from(rate) })

it('takes values for evenly spread within their bucket', () => {
  const [p50, p95, p99] = quantilesOf(
    [bucket(0.1, 50), bucket(0.2, 90), bucket(1, 100), bucket(Infinity, 100)],
    1,
  )

  expect(p50?.[0]).toBeCloseTo(0.1, 12)
  expect(p95?.[0]).toBeCloseTo(0.6, 12)
  expect(p99?.[0]).toBeCloseTo(0.92, 12)
})

it('of what is above all ends knows the highest end', () => {
  const [p50] = quantilesOf([bucket(Infinity, 10), bucket(0.1, 1)], 1)

  expect(p50?.[0]).toBe(0.1)
})

it('knows nothing where nothing was counted', () => {
  const [p50] = quantilesOf([bucket(0.1, 0, NaN), bucket(Infinity, 0, NaN)], 2)

  expect([...(p50 ?? [])]).toEqual([NaN, NaN])
})

it('knows nothing without the bucket of all', () => {
  const [p50] = quantilesOf([bucket(0.1, 5), bucket(0.2, 9)], 1)

  expect(p50?.[0]).toBeNaN()
})

it('takes a bucket that is less than those below it for as much', () => {
  const [p50] = quantilesOf([bucket(1, 10), bucket(2, 9.999), bucket(Infinity, 10)], 1)

  expect(p50?.[0]).toBeCloseTo(0.5, 12)
})
