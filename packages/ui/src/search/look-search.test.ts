import { expect, it } from 'vitest'
import { boxOf, readLookSearch } from './look-search.ts'

const FROM = '2026-11-21T10:00:00.000Z'
const TO = '2026-11-21T11:00:00.000Z'

it('keeps what was looked at', () => {
  const search = { look: 'moved', box: `${FROM},${TO}`, rise: `${FROM},${TO}` }

  expect(readLookSearch(search)).toEqual(search)
})

it.each([
  [{ look: 'away' }],
  [{ box: 'x' }],
  [{ box: `${TO},${FROM}` }],
  [{ box: `${FROM},${TO},${TO}` }],
  [{ rise: 7 }],
])('leaves out %j', (search) => expect(readLookSearch(search)).toEqual({}))

it('is a time from and to', () => {
  expect(boxOf(`${FROM},${TO}`)).toEqual({ from: FROM, to: TO })
  expect(boxOf(undefined)).toBeUndefined()
})
