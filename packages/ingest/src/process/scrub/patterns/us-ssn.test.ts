import { expect, it } from 'vitest'
import { usSsn } from './us-ssn.ts'

it('takes a social security number out', () => {
  expect(usSsn.scrub('ssn 078-05-1120.')).toBe('ssn [ssn].')
})

it.each([
  '000-12-3456',
  '666-12-3456',
  '912-12-3456',
  '123-00-4567',
  '123-45-0000',
  'a-123-45-6789',
])('leaves %s, which nobody has', (text) => {
  expect(usSsn.scrub(text)).toBe(text)
})
