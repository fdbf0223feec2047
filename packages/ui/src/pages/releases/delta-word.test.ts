import { expect, it } from 'vitest'
import { deltaWord } from './delta-word.ts'

const enough = { n: 100, previousN: 100 }

it.each([
  [{ p75: 1_040, previousP75: 1_000, ...enough }, 'as before'],
  [{ p75: 1_050, previousP75: 1_000, ...enough }, 'worse'],
  [{ p75: 900, previousP75: 1_000, ...enough }, 'better'],
  [{ p75: 0.1, previousP75: 0, ...enough }, 'worse'],
  [{ p75: 0, previousP75: 0, ...enough }, 'as before'],
  [{ p75: 9_000, previousP75: 1_000, n: 100, previousN: 49 }, 'low sample'],
])('says of %j that it is %s', (delta, word) => expect(deltaWord(delta).word).toBe(word))
