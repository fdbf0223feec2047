import { expect, it } from 'vitest'
import { someSamples } from '../../testing/some-samples.ts'
import { gaugeOnGrid } from './gauge-on-grid.ts'

const S = 1_000
const grid = { from: 0, stepMs: 10 * S, length: 6 }

it('is the mean of what was measured in a bucket', () => {
  const samples = someSamples([-S, 9], [0, 1], [5 * S, 3], [10 * S, 4], [15 * S, 8])

  expect([...gaugeOnGrid(samples, grid)].slice(0, 2)).toEqual([2, 6])
})

it('holds between measurements that are farther apart than buckets', () => {
  const samples = someSamples([0, 1], [30 * S, 2], [60 * S, 3])

  expect([...gaugeOnGrid(samples, grid)]).toEqual([1, 1, 1, 2, 2, 2])
})

it('ends with a gap and not a flat line', () => {
  const samples = someSamples([0, 1], [10 * S, 1], [20 * S, 1])

  expect([...gaugeOnGrid(samples, grid)]).toEqual([1, 1, 1, NaN, NaN, NaN])
})

it('has a gap where nothing was measured for long', () => {
  const samples = someSamples(
    [0, 1],
    [5 * S, 1],
    [10 * S, 1],
    [15 * S, 1],
    [45 * S, 2],
    [50 * S, 2],
  )

  expect([...gaugeOnGrid(samples, grid)]).toEqual([1, 1, NaN, NaN, 2, 2])
})

it('ends at once where a marker says so', () => {
  const samples = someSamples([0, 1], [30 * S, NaN], [60 * S, 3])

  expect([...gaugeOnGrid(samples, grid)]).toEqual([1, 1, 1, NaN, NaN, NaN])
})

it('knows nothing of nothing', () => {
  expect([...gaugeOnGrid(someSamples(), grid)]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN])
})
