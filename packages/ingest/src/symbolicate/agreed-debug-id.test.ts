import { expect, it } from 'vitest'
import { agreedDebugId } from './agreed-debug-id.ts'

const ID = '85314830-023f-4cf1-a267-535f4e37bb17'
const OTHER = 'f00dcafe-023f-4cf1-a267-535f4e37bb17'

const script = (id: string) => new TextEncoder().encode(`x()\n//# debugId=${id}\n`)
const nobody = { given: undefined, map: undefined, file: undefined }

it.each([
  ['the request', { ...nobody, given: ID }, ['request']],
  ['the map', { ...nobody, map: ID }, ['map']],
  ['the file', { ...nobody, file: script(ID) }, ['file']],
  ['all three', { given: ID, map: ID, file: script(ID) }, ['request', 'map', 'file']],
])('is what %s says', (_, claims, foundIn) => {
  expect(agreedDebugId(claims)).toEqual({ debugId: ID, foundIn })
})

it('is nothing where nobody says one', () => {
  expect(agreedDebugId({ ...nobody, file: new Uint8Array() })).toBeUndefined()
})

it.each([
  { of: 'map and file', claims: { map: ID, file: script(OTHER) }, named: ['the map', 'the file'] },
  { of: 'request and map', claims: { given: ID, map: OTHER }, named: ['`debugId`', 'the map'] },
  {
    of: 'one of three',
    claims: { given: ID, map: ID, file: script(OTHER) },
    named: ['`debugId`', 'the file'],
  },
])('refuses ids of $of that differ, and says which', ({ claims, named }) => {
  const [first = '', other = ''] = named

  expect(() => agreedDebugId({ ...nobody, ...claims })).toThrow(
    `the debug id of ${first} is ${ID}, that of ${other} is ${OTHER}`,
  )
})
