import { describe, expect, it } from 'vitest'
import { significantOf } from './false-discovery.ts'

describe('significantOf', () => {
  it.each([
    ['nothing', [], []],
    ['one that is', [0.04], [true]],
    ['one that is not', [0.06], [false]],
    [
      'those up to the last below its line, in their order',
      [0.9, 0.01, 0.02, 0.9],
      [false, true, true, false],
    ],
    ['none where all are as chance has them', [0.1, 0.3, 0.6, 0.9], [false, false, false, false]],
    [
      'one that a hundred others would hide alone',
      [0.04, ...Array<number>(99).fill(0.5)],
      Array<boolean>(100).fill(false),
    ],
  ])('tells %s', (_, chances, expected) => {
    expect(significantOf(chances)).toEqual(expected)
  })
})
