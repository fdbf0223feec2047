import { expect, it } from 'vitest'
import { ApiError } from '../../api/client.ts'
import { faultsOf, offsetOf } from './faults.ts'

it('reads places out of a refusal', () => {
  const errors = [
    { path: 'line 2, column 17', message: 'no such field' },
    { path: 'version', message: 'is old' },
  ]
  const error = new ApiError({ title: '', status: 400, errors })

  expect(faultsOf(error)).toEqual([{ line: 2, column: 17, message: 'no such field' }])
})

it('finds a place in the text', () => {
  const text = '- name: x\n  match: y'

  expect(text.slice(offsetOf(text, { line: 2, column: 3 }))).toBe('match: y')
})
