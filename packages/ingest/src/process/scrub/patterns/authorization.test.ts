import { expect, it } from 'vitest'
import { authorization } from './authorization.ts'

it.each([
  ['sent Bearer abc123.def-456~x/+==!', 'sent Bearer [authorization]!'],
  ['bearer  abcdefghijklmnopqrstuvwxyz', 'bearer  [authorization]'],
  ['Bearer%20abc123', 'Bearer%20[authorization]'],
  ['Bearer Bearer abc123', 'Bearer Bearer [authorization]'],
  ['Authorization: Basic amFuZTpodW50ZXIy', 'Authorization: Basic [authorization]'],
])('takes the value out of %s', (text, expected) => {
  expect(authorization.scrub(text)).toBe(expected)
})

it.each([
  'Basic usage of the module',
  'basic authentication failed',
  'Basic dXNlcg==',
  'Basic abcde',
  'Basic amFu_ZTpodW50ZXIy',
  'the bearer token is missing',
  'WWW-Authenticate: Bearer error="invalid_token"',
  'forbearer abc123',
])('leaves %s', (text) => {
  expect(authorization.scrub(text)).toBe(text)
})
