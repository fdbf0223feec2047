import { expect, it } from 'vitest'
import { ipAddress } from './ip-address.ts'

it.each([
  ['connect 192.168.0.12:8080', 'connect [ip]:8080'],
  ['from 10.0.0.1.', 'from [ip].'],
  ['[2001:db8::ff00:42:8329]:443', '[[ip]]:443'],
  ['::1', '[ip]'],
  ['2001:0db8:0000:0000:0000:ff00:0042:8329', '[ip]'],
])('takes the address out of %s', (text, expected) => {
  expect(ipAddress.scrub(text)).toBe(expected)
})

it.each(['1.2.3.4.5', '256.1.1.1', '12:30:45', 'a::before', 'std::map', 'app.js:10:5', '::'])(
  'leaves %s',
  (text) => {
    expect(ipAddress.scrub(text)).toBe(text)
  },
)
