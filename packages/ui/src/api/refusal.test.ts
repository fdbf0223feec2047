import { describe, expect, it } from 'vitest'
import { ApiError } from './client.ts'
import { fieldRefusal, formRefusal } from './refusal.ts'

const invalid = new ApiError({
  status: 400,
  title: 'A parameter is invalid',
  detail: 'name: too short',
  errors: [{ path: 'name', message: 'too short' }],
})

describe('a refusal', () => {
  it('is said at the field that it names', () => {
    expect(fieldRefusal(invalid, 'name')).toBe('too short')
    expect(fieldRefusal(invalid, 'role')).toBeUndefined()
    expect(formRefusal(invalid, ['name'])).toBeUndefined()
  })

  it('is said of the whole where its field is not in sight', () =>
    expect(formRefusal(invalid)).toBe('name: too short'))

  it.each([
    [new ApiError({ status: 409, title: 'No', detail: 'The last admin' }), 'The last admin'],
    [new ApiError({ status: 403, title: 'Not allowed' }), 'Not allowed'],
    [new Error('broken'), 'broken'],
    [null, undefined],
  ])('of %o is "%s"', (error, words) => expect(formRefusal(error)).toBe(words))
})
