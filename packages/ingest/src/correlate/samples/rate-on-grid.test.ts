import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { someSamples } from '../../testing/some-samples.ts'
import { rateOnGrid } from './rate-on-grid.ts'

const S = 1_000
const grid = { from: 0, stepMs: 10 * S, length: 4 }

it('is what a counter grew by in a second', () => {
  const samples = someSamples([0, 5], [10 * S, 25], [20 * S, 25], [30 * S, 35], [40 * S, 36])

  expect([...rateOnGrid(samples, grid)]).toEqual([2, 0, 1, 0.1])
})

it('loses no growth and counts none twice, whatever the grid', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 3_000, max: 40_000 }),
      fc.integer({ min: 5_000, max: 60_000 }),
      (growths, spacingMs, stepMs) => {
        let sum = 0
        const points = growths.map((growth, n): [number, number] => [
          n * spacingMs,
          (sum += growth),
        ])
        const spanMs = (growths.length - 1) * spacingMs
        const whole = { from: 0, stepMs, length: Math.floor(spanMs / stepMs) }

        const rates = rateOnGrid(someSamples(...points), whole)

        const counted = rates.reduce((total, rate) => total + (rate * stepMs) / S, 0)
        const grown = sum - (growths[0] ?? 0)
        const atEnd = Math.max(...growths) * (stepMs / spacingMs + 1)
        expect(counted).toBeLessThanOrEqual(grown + 1e-6)
        expect(counted).toBeGreaterThanOrEqual(grown - atEnd - 1e-6)
      },
    ),
  )
})

it('begins again at nought after a restart', () => {
  const samples = someSamples([0, 100], [10 * S, 110], [20 * S, 20], [30 * S, 30], [40 * S, 40])

  expect([...rateOnGrid(samples, grid)]).toEqual([1, 2, 1, 1])
})

it('takes a replica that is behind for no restart', () => {
  const samples = someSamples([0, 100], [10 * S, 110], [20 * S, 109], [30 * S, 130], [40 * S, 140])

  expect([...rateOnGrid(samples, grid)]).toEqual([1, 1, 1, 1])
})

it('knows nothing of a time in which nothing was measured', () => {
  const samples = someSamples(
    [0, 0],
    [5 * S, 5],
    [10 * S, 10],
    [30 * S, 90],
    [35 * S, 95],
    [40 * S, 100],
  )

  expect([...rateOnGrid(samples, grid)]).toEqual([1, NaN, NaN, 1])
})

it('does not join what a marker parts', () => {
  const samples = someSamples([0, 0], [10 * S, 10], [15 * S, NaN], [20 * S, 50], [30 * S, 60])

  expect([...rateOnGrid(samples, grid)]).toEqual([1, NaN, 1, NaN])
})

it('takes the growth itself where that is what is told', () => {
  const samples = someSamples([0, 7], [10 * S, 20], [20 * S, 20], [30 * S, 10], [40 * S, 0])

  expect([...rateOnGrid(samples, grid, true)]).toEqual([2, 2, 1, 0])
})

it('takes two samples of one time for one', () => {
  const samples = someSamples([0, 0], [0, 0], [10 * S, 10], [10 * S, 10], [20 * S, 20])

  expect([...rateOnGrid(samples, grid)]).toEqual([1, 1, NaN, NaN])
})
