import { expect, it } from 'vitest'
import { highestPile, stackPaths } from './stack-paths.ts'

it('stands each series on the one before', () => {
  const series = [
    [1, null],
    [1, 2],
  ]

  expect(highestPile(series)).toBe(2)
  expect(stackPaths(series, { height: 100, max: 2 })).toEqual([
    'M0 100v-50h499v50z',
    'M0 50v-50h499v50zM500 100v-100h499v100z',
  ])
})

it('has nothing of nothing', () => {
  expect(stackPaths([], { height: 100, max: 0 })).toEqual([])
  expect(stackPaths([[0, null]], { height: 100, max: 0 })).toEqual([''])
})
