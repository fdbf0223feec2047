import { expect, it } from 'vitest'
import { longerThan, p95Of } from './durations.ts'

/** 94 of about 100 ms, and six of about two seconds. */
const BUCKETS = new Map([
  [88, 6],
  [53, 94],
])

it('reads the 95th percentile to a tenth of itself', () => {
  expect(p95Of(BUCKETS) / 2_048).toBeCloseTo(1, 0)
  expect(p95Of(new Map([[53, 95], [88, 5]]))).toBeCloseTo(103, 0) // prettier-ignore
})

it('is nothing of no requests', () => expect(p95Of(new Map())).toBe(0))

it.each([
  [50, 100],
  [500, 6],
  [5_000, 0],
])('counts those longer than %i ms', (ms, n) => expect(longerThan(BUCKETS, ms)).toBe(n))
