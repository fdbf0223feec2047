import { expect, it } from 'vitest'
import { hash128 } from './hash.ts'

it.each([
  // From an independent implementation of the same algorithm (npm murmurhash3js-revisited).
  ['', '00000000000000000000000000000000'],
  ['a', 'a794933c5556b01b5556b01b5556b01b'],
  ['hello', '2b2444a0db91def79adb31b69adb31b6'],
  ['The quick brown fox jumps over the lazy dog', '2f1583c3ecee2c675d7bf66ce5e91d2c'],
  // Above what goes through the scratch bytes.
  ['0123456789'.repeat(30), 'd1aed4ab21cff1a35c320e6a522f1372'],
  ['é€😀 x'.repeat(9), 'faf172c286eb2576e7601db5f315effd'],
])('hashes %j as MurmurHash3_x86_128 does', (text, expected) => {
  expect(hash128(text)).toBe(expected)
})
