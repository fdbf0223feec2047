import { expect, it } from 'vitest'
import { ApiError } from '../../../api/client.ts'
import { fieldErrorOf, otherErrors } from './field-error.ts'

const error = new ApiError({
  ...{ title: 'Not valid', status: 400 },
  errors: [
    { path: 'above', message: 'expected a number' },
    { path: 'escalate.0.after', message: 'between 1m and 1d' },
    { path: 'annotations.summary', message: 'too long' },
    { path: '', message: 'is no rule' },
  ],
})

it('says beside a field what is said of it or of a part of it', () => {
  const errorOf = fieldErrorOf(error)

  expect(errorOf('above')).toBe('expected a number')
  expect(errorOf('escalate')).toBe('between 1m and 1d')
  expect(errorOf('below')).toBeUndefined()
  expect(fieldErrorOf(new Error('away'))('above')).toBeUndefined()
})

it('loses nothing that is said of what is not in sight', () => {
  expect(otherErrors(error, new Set(['above', 'escalate']))).toEqual([
    ...['annotations.summary: too long', 'is no rule'],
  ])
})
