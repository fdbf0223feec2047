import { expect, it } from 'vitest'
import { privateKey } from './private-key.ts'

const BEGIN = '-----BEGIN RSA PRIVATE ' + 'KEY-----'
const END = '-----END RSA PRIVATE ' + 'KEY-----'
const LINE = 'MIIEpAIBAAKCAQEA7bq3kz0n+/='
const STACK = '\n    at load (https://shop.test/app.js:1:2)'

it.each([
  ['whole', `${BEGIN}\n${LINE}\n${LINE}\nAb==\n${END}`, '[private-key]'],
  ['escaped', `"${BEGIN}\\n${LINE}\\n${END}\\n"`, '"[private-key]\\n"'],
  ['two', `${BEGIN}\n${LINE}\n${END} ${BEGIN}\n${LINE}\n${END}`, '[private-key] [private-key]'],
  ['cut', `bad ${BEGIN}\n${LINE}\n${LINE}${STACK}`, `bad [private-key]${STACK}`],
  ['bare', `${BEGIN}${STACK}`, `[private-key]${STACK}`],
])('takes out a key that is %s', (_name, text, expected) => {
  expect(privateKey.scrub(text)).toBe(expected)
})

it('leaves a certificate, which is public', () => {
  const text = `-----BEGIN CERTIFICATE-----\n${LINE}\n-----END CERTIFICATE-----`

  expect(privateKey.scrub(text)).toBe(text)
})
