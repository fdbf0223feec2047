import { expect, it } from 'vitest'
import { stepPath } from './step-path.ts'

const box = { width: 100, height: 10 }

it.each([
  [[], ''],
  [[0.5], 'M0.0 5.0H100.0'],
  [[0, 1], 'M0.0 10.0H50.0V0.0H100.0'],
  [[0, null, 2, 1], 'M0.0 10.0H25.0M50.0 0.0H75.0V0.0H100.0'],
])('draws %j', (shares, expected) => expect(stepPath(shares, box)).toBe(expected))
