import { expect, it } from 'vitest'
import { lagWords } from './lag-words.ts'

it.each([
  [null, ''],
  [0, 'at the same time'],
  [0.4, 'at the same time'],
  [-40, '40 s before'],
  [90, '90 s after'],
  [-240, '4 min before'],
  [-10_800, '3 h before'],
])('says a lag of %s s as %j', (lag, words) => expect(lagWords(lag)).toBe(words))
