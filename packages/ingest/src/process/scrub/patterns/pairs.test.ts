import { expect, it } from 'vitest'
import { KEY_WORDS, toKeyWords } from '../key-words.ts'
import { createPairs } from './pairs.ts'

const pairs = createPairs([...KEY_WORDS, toKeyWords('customerNo')])

it.each([
  ['password=hunter2&next=1', 'password=[password]&next=1'],
  ['{"password":"hun\\"ter2","a":1}', '{"password":"[password]","a":1}'],
  ['{\\"password\\":\\"hunter2\\",\\"a\\":1}', '{\\"password\\":\\"[password]\\",\\"a\\":1}'],
  ["{ passwd: 'hunter2' }", "{ passwd: '[password]' }"],
  ['user_pwd = hunter2', 'user_pwd = [password]'],
  ['?access_token=abc.def#x', '?access_token=[secret]'],
  ['clientSecret: s3cr3t', 'clientSecret: [secret]'],
  ['X-API-Key: 12ab', 'X-API-Key: [secret]'],
  ['apikey=12ab;', 'apikey=[secret];'],
  ['password%3Dhunter2', 'password%3D[password]'],
  ['{%22password%22:%22hunter2%22,%22a%22:1}', '{%22password%22:%22[password]%22,%22a%22:1}'],
  ['Cookie: a=b; c=d\nHost: x', 'Cookie: [secret]\nHost: x'],
  ['authorization: Digest user="x"', 'authorization: [secret]'],
  ['"password": "hunter2\n    at f (a.js:1:2)', '"password": "[password]\n    at f (a.js:1:2)'],
  ['customer_no=4711, customerNo: 12', 'customer_no=[secret], customerNo: [secret]'],
  ['token=password=x y', 'token=[secret] y'],
  ['pin=1234', 'pin=[secret]'],
])('takes the value out of %s', (text, expected) => {
  expect(pairs.scrub(text)).toBe(expected)
})

it.each([
  'Unexpected token: }',
  'SyntaxError: unexpected token: identifier',
  'Unexpected token = in JSON at position 3',
  "Unexpected token ':'",
  'password: must be at least 8 characters',
  'token === undefined',
  'token => token.id',
  'token: undefined, password: null',
  'password:',
  'spin=12',
  'tokens=512',
  'tokenType=Bearer',
  "Cannot read properties of undefined (reading 'token')",
  'Token::parse',
  'secret://vault',
  'password=[password]',
])('leaves %s', (text) => {
  expect(pairs.scrub(text)).toBe(text)
})
