import { expect, it } from 'vitest'
import { iban } from './iban.ts'

it.each([
  ['DE89370400440532013000', '[iban]'],
  ['to DE89 3704 0044 0532 0130 00.', 'to [iban].'],
  ['GB29 NWBK 6016 1331 9268 19 AND MORE', '[iban] AND MORE'],
  ['GB29NWBK60161331926819 DE89 3704 0044 0532 0130 00', '[iban] [iban]'],
  ['NL91ABNA0417164300,MT84MALT011000012345MTLCAST001S', '[iban],[iban]'],
])('takes the accounts out of %s', (text, expected) => {
  expect(iban.scrub(text)).toBe(expected)
})

it.each([
  ['other check digits', 'DE88370400440532013000'],
  ['no country', 'ZZ89370400440532013000'],
  ['another length', 'DE8937040044053201300'],
  ['a longer word', 'DE89370400440532013000x'],
  ['part of a word', 'xDE89370400440532013000'],
])('leaves %s', (_name, text) => {
  expect(iban.scrub(text)).toBe(text)
})
