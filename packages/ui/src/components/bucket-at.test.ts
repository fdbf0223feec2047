import { describe, expect, it } from 'vitest'
import { bucketAt, pickedWindow } from './bucket-at.ts'

describe('bucketAt', () => {
  it.each([
    [0, 0],
    [0.49, 1],
    [0.999, 3],
    [1, 3],
    [-0.2, 0],
  ])('finds at %d of the width bucket %d of four', (share, index) =>
    expect(bucketAt(share, 4)).toBe(index),
  )
})

describe('pickedWindow', () => {
  const series = [0, 60_000, 120_000].map((at) => ({ at }))

  it('spans both buckets whole, drawn from either side', () => {
    const span = { from: '1970-01-01T00:01:00.000Z', to: '1970-01-01T00:03:00.000Z' }

    expect(pickedWindow(series, 60_000, [1, 2])).toEqual(span)
    expect(pickedWindow(series, 60_000, [2, 1])).toEqual(span)
  })

  it('is nothing outside the series', () =>
    expect(pickedWindow([], 60_000, [0, 0])).toBeUndefined())
})
