import { expect, it } from 'vitest'
import { changeWords } from './change-words.ts'

it.each([
  [112, 100, '+12 %'],
  [250, 100, '+150 %'],
  [999, 100, '+899 %'],
  [50, 100, '−50 %'],
  [1, 1_000, '−99 %'],
  [0, 100, '−100 %'],
  [1_000, 999, '±0 %'],
  [5_000, 100, '×50'],
  [3, 0, 'new'],
  [0, 0, ''],
])('says of %d after %d: %s', (now, before, words) => {
  expect(changeWords(now, before)).toBe(words)
})
