import { expect, it } from 'vitest'
import { ApiError } from '../../../api/client.ts'
import { originsOf, refusedOrigins } from './origins.ts'

it.each([
  ['', []],
  ['https://a.example', ['https://a.example']],
  [
    ' https://a.example \r\n\n https://b.example\nhttps://a.example',
    ['https://a.example', 'https://b.example'],
  ],
])('reads %j as %j', (text, origins) => expect(originsOf(text)).toEqual(origins))

it('names the line that was refused', () => {
  const error = new ApiError({
    status: 400,
    title: 'A parameter is invalid',
    errors: [{ path: 'allowedOrigins.1', message: 'an origin like https://shop.example.com' }],
  })

  expect(refusedOrigins(error, ['https://a.example', 'shop'])).toBe(
    '“shop”: an origin like https://shop.example.com',
  )
})

it('says what is wrong with the whole list', () => {
  const errors = [{ path: 'allowedOrigins', message: 'too many' }]

  expect(refusedOrigins(new ApiError({ status: 400, title: '', errors }), [])).toBe('too many')
})

it('leaves what is no matter of the list', () => {
  expect(refusedOrigins(new ApiError({ status: 403, title: 'Not allowed' }), [])).toBeUndefined()
  expect(refusedOrigins(null, [])).toBeUndefined()
})
