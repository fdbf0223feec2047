import { expect, it } from 'vitest'
import { withoutAddressMark } from './hermes.ts'

it('takes the mark off a bytecode address', () => {
  expect(withoutAddressMark('address at index.android.bundle:1:4005')).toBe(
    'index.android.bundle:1:4005',
  )
})

it('leaves other places alone', () => {
  expect(withoutAddressMark('/srv/address at home.js:1:2')).toBe('/srv/address at home.js:1:2')
})
