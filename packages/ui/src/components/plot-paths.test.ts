import { expect, it } from 'vitest'
import { bandArea, gappyLine, stepLine } from './plot-paths.ts'

const scale = { height: 100, max: 10 }

it('draws a line through the middles of the buckets', () =>
  expect(gappyLine([0, 5], scale)).toBe('M250 100L750 50'))

it('breaks where nothing was measured, and shows what stands alone', () =>
  expect(gappyLine([1, 1, null, 5], scale)).toBe('M125 90L375 90M750 50H1000'))

it('cuts what is beyond the box', () => expect(gappyLine([99, -1], scale)).toBe('M250 0L750 100'))

it('lies flat where there is no scale', () =>
  expect(gappyLine([0, 0], { height: 100, max: 0 })).toBe('M250 100L750 100'))

it('holds a limit over its whole bucket', () =>
  expect(stepLine([5, 10], scale)).toBe('M0 50H500L500 0H1000'))

it('fills between the ends of each stretch', () =>
  expect(bandArea([{ low: 0, high: 5 }, null], scale)).toBe('M0 50H500L500 100H0Z'))

it('draws nothing of nothing', () => {
  expect(gappyLine([], scale)).toBe('')
  expect(bandArea([null, null], scale)).toBe('')
})
