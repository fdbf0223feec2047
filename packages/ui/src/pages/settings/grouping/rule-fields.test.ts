import { expect, it } from 'vitest'
import { linesOf, matchOf } from './rule-fields.ts'

it('takes a rule to lines and back', () => {
  const match = { type: ['A', '!B'], 'tag.a.b': 'x', file: 'src/**' }

  expect(linesOf(match)).toHaveLength(4)
  expect(matchOf(linesOf(match))).toEqual(match)
})
