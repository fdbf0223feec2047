import { expect, it } from 'vitest'
import { email } from './email.ts'

it.each([
  ['no user jane.doe+shop@example.co.uk here', 'no user [email] here'],
  ['to=jane@example.com&x=1', 'to=[email]&x=1'],
  ["<'o.brien@example.ie'>", "<'[email]'>"],
  ['/users/jane%40example.com/orders', '/users/[email]/orders'],
  ['jörg@bücher.de, a_b@163.com.', '[email], [email].'],
  ['https://x.test/mailto:jane@example.com:443', 'https://x.test/mailto:[email]:443'],
  ['收件人jane@example.com', '收件人[email]'],
  ['a@b.co;c@d.co', '[email];[email]'],
])('takes the addresses out of %s', (text, expected) => {
  expect(email.scrub(text)).toBe(expected)
})

it.each([
  'at f (https://cdn.test/react@18.2.0/index.js:1:2)',
  'https://esm.sh/react-dom@19.0.0-rc.canary/client',
  'node_modules/@scope/pkg@1.2.3/index.js',
  'https://unpkg.com/vue@next/dist/vue.global.js',
  'https://cdn.test/jquery@3.min.js',
  '/img/logo@2x.png',
  'render@https://shop.test/app.js:10:5',
  'render@index.android.bundle:10:5',
  'render@main.chunk:10:5',
  '@media screen and (min-width: 30em)',
  '<button @click.prevent="save">',
  'a@b',
  '@',
])('leaves %s', (text) => {
  expect(email.scrub(text)).toBe(text)
})
