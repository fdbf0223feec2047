import { expect, it } from 'vitest'
import { readOptions, type SeismoOptions } from './options.ts'

it('takes the address and the token from the environment, and a local Seismo else', () => {
  const env = { SEISMO_URL: 'https://seismo.example', SEISMO_API_TOKEN: 'secret' }

  expect(readOptions({}, env).target()).toMatchObject({ url: env.SEISMO_URL, token: 'secret' })
  expect(readOptions({ url: 'http://other', token: 't' }, env).target()).toMatchObject({
    url: 'http://other',
    token: 't',
  })
  expect(readOptions({ token: 't' }, { SEISMO_URL: '' }).target().url).toBe('http://127.0.0.1:8790')
})

it('deletes maps where it uploads them', () => {
  expect(readOptions({}, {})).toMatchObject({ upload: true, deleteMaps: true, errorMode: 'fail' })
  expect(readOptions({ upload: false }, {})).toMatchObject({ upload: false, deleteMaps: false })
})

it.each([
  [
    { url: 'seismo.example:8790' },
    /`url` must be the address of Seismo, such as http.*"seismo.exam/,
  ],
  [{ token: '' }, /`token` must be left out, or not empty/],
  [{ release: 7 }, /`release` must be a string/],
  [{ upload: 'no' }, /`upload` must be true or false/],
  [{ errorMode: 'ignore' }, /`errorMode` must be 'fail' or 'warn'/],
  [{ upload: false, deleteMaps: true }, /`deleteMaps` must be false where `upload` is/],
  [{ deletemaps: true }, /no option `deletemaps`; there are url, token, .*deleteMaps/],
])('refuses %j', (options, message) => {
  expect(() => readOptions(options as SeismoOptions, {})).toThrow(message)
})

it('needs a token only when it uploads', () => {
  const settings = readOptions({}, { SEISMO_API_TOKEN: '' })

  expect(() => settings.target()).toThrow(/SEISMO_API_TOKEN.*`upload: false`/)
})
