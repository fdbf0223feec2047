import { expect, it } from 'vitest'
import { linePath } from './line-path.ts'

it.each([
  [[0, 5, 10], 'M0.0 10.0L10.0 5.0L20.0 0.0'],
  [[20], 'M0.0 0.0'],
  [[-3, 0], 'M0.0 10.0L20.0 10.0'],
  [[], ''],
])('draws %j as %j', (values, path) =>
  expect(linePath(values, { width: 20, height: 10, max: 10 })).toBe(path),
)

it('draws nothing on a scale of nothing', () =>
  expect(linePath([0, 0], { width: 20, height: 10, max: 0 })).toBe(''))
