import { expect, it } from 'vitest'
import { StoreError } from '../store-error.ts'
import { toStoreError } from './to-store-error.ts'

function anError(message: string, code?: string): Error {
  return Object.assign(new Error(message), code !== undefined && { code })
}

it.each([
  ['a read that takes too long', anError('Timeout exceeded', '159'), 'too-slow'],
  ['a read that takes too much memory', anError('Memory limit', '241'), 'too-large'],
  ['merges that are behind', anError('Too many parts', '252'), 'away'],
  ['a server that is down', anError('connect ECONNREFUSED', 'ECONNREFUSED'), 'away'],
  ['a server that says nothing', anError('Timeout error.'), 'away'],
  ['a connection that breaks', anError('socket hang up', 'ECONNRESET'), 'away'],
  ['no address of a name', new AggregateError([anError('connect ECONNREFUSED')]), 'away'],
])('knows %s', (_, cause, trouble) => {
  expect(toStoreError(cause)).toMatchObject({ name: 'StoreError', trouble })
})

it('keeps what the database said, and its code, for who stores again', () => {
  const cause = anError('Too many parts (3000)', '252')

  expect(toStoreError(cause)).toMatchObject({ message: cause.message, code: '252', cause })
})

it.each([
  ['a query that is wrong', anError('Unknown identifier', '47')],
  ['a row that does not fit', anError('Cannot parse', '27')],
  ['a fault of ours', new TypeError('x is undefined')],
  ['what is no error', 'text'],
  ['what was told already', new StoreError('away', anError('gone'))],
])('leaves %s as it is', (_, cause) => {
  expect(toStoreError(cause)).toBe(cause)
})
