import { expect, it } from 'vitest'
import { urlPassword } from './url-password.ts'

it.each([
  ['https://jane:hunter2@shop.test/a', 'https://[password]@shop.test/a'],
  ['at f (https://jane@shop.test/a.js:1:2)', 'at f (https://[password]@shop.test/a.js:1:2)'],
  ['ftp://jane:p@ss@shop.test', 'ftp://[password]@shop.test'],
])('takes the userinfo out of %s', (text, expected) => {
  expect(urlPassword.scrub(text)).toBe(expected)
})

it.each([
  'https://cdn.test/pkg@18.2.0/index.js',
  'https://shop.test?to=a@b',
  'https://shop.test/#@home',
  'render@https://shop.test/app.js:10:5\nmain@https://shop.test/app.js:1:2',
])('leaves %s', (text) => {
  expect(urlPassword.scrub(text)).toBe(text)
})
