import { expect, it } from 'vitest'
import { draftOf, fieldFault, rulesOf } from './rules-draft.ts'

const RULES = {
  ...{ on: ['ip'], off: ['email'], keys: ['loyalty'] },
  patterns: [{ name: 'time', pattern: '\\d\\d:\\d\\d' }],
} satisfies ReturnType<typeof rulesOf>

it('takes rules to lines and back', () => {
  expect(draftOf(RULES).patterns).toBe('time: \\d\\d:\\d\\d')
  expect(rulesOf(draftOf(RULES))).toEqual(RULES)
})

it('reads lines as people type them', () => {
  const draft = { ...draftOf(RULES), keys: ' a b \n\r\na b\nc', patterns: 'order :  ORD-1 \n\nno' }

  expect(rulesOf(draft)).toMatchObject({
    keys: ['a b', 'c'],
    patterns: [
      { name: 'order', pattern: 'ORD-1' },
      { name: 'no', pattern: '' },
    ],
  })
})

it('says which line is wrong', () => {
  const errors = [{ path: 'rules.patterns.1.pattern', message: 'takes too long' }]

  expect(fieldFault(errors, 'patterns', ['a', 'b'])).toBe('“b” takes too long')
  expect(fieldFault(errors, 'keys', ['a'])).toBeUndefined()
  expect(fieldFault([{ path: 'rules.keys', message: 'too many' }], 'keys', [])).toBe('too many')
})
