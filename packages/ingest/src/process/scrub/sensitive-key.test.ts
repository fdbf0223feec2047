import { expect, it } from 'vitest'
import { NAME_WORDS, toKeyWords } from './key-words.ts'
import { createMarkOf } from './sensitive-key.ts'

const markOf = createMarkOf([...NAME_WORDS, toKeyWords('customer no')])

it.each([
  ['password', 'password'],
  ['userPassword', 'password'],
  ['password_confirmation', 'password'],
  ['PASSWD', 'password'],
  ['authtoken', 'secret'],
  ['X-Api-Key', 'secret'],
  ['Set-Cookie', 'secret'],
  ['cookies', 'secret'],
  ['card', 'secret'],
  ['cardNumber', 'secret'],
  ['ssn', 'secret'],
  ['authorization', 'secret'],
  ['CustomerNo', 'secret'],
])('knows %s', (name, mark) => {
  expect(markOf(name)).toBe(mark)
  expect(markOf(name)).toBe(mark)
})

it.each([
  'passwordLength',
  'tokenType',
  'token_count',
  'cookieEnabled',
  'discard',
  'cards',
  'cardinality',
  'secretary',
  'tokenizer',
  'spin',
  'author',
  'constructor',
  '__proto__',
  '',
])('lets %s pass', (name) => {
  expect(markOf(name)).toBeUndefined()
})

it('knows nothing where it is told nothing', () => {
  expect(createMarkOf([])('password')).toBeUndefined()
})
