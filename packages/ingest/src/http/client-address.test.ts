import { expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('knows %s by its network %s', (remoteAddress, network) => {
  expect(clientAddress(undefined, remoteAddress, 0)).toBe(network)
})

it.each([
  [0, '10.0.0.1'],
  [1, '198.51.100.3'],
  [2, '203.0.113.9'],
  [3, '6.6.6.6'],
])('believes as many as %i proxies', (proxies, expected) => {
  const forwarded = '6.6.6.6, 203.0.113.9, 198.51.100.3'

  expect(clientAddress(forwarded, '10.0.0.1', proxies)).toBe(expected)
})

it('takes the connection where a proxy says nothing', () => {
  expect(clientAddress(undefined, '10.0.0.1', 1)).toBe('10.0.0.1')
})
