import { expect, it } from 'vitest'
import { bytesOf } from './an-envelope.ts'
import { splitEnvelope } from './split-envelope.ts'

function split(text: string) {
  const envelope = splitEnvelope(bytesOf(text))
  return (
    envelope && {
      payloads: envelope.items.map(({ payload }) => new TextDecoder().decode(payload)),
      isBroken: envelope.isBroken,
    }
  )
}

it.each([
  ['no item', '{}', []],
  ['no item and a last newline', '{}\n', []],
  ['a payload up to the newline', '{}\n{"type":"event"}\n{"a":1}\n', ['{"a":1}']],
  ['no last newline', '{}\n{"type":"event"}\n{"a":1}', ['{"a":1}']],
  ['newlines within a payload of a given length', '{}\n{"length":3}\na\nb\n{}\nc', ['a\nb', 'c']],
  ['a length in bytes', '{}\n{"length":6}\n€€\n{}\nc', ['€€', 'c']],
  ['an empty payload', '{}\n{"length":0}\n\n{}\n', ['', '']],
  ['an item header at the end', '{}\n{"type":"event"}', ['']],
  ['empty lines between items', '{}\n\n{}\na\n\n\n{}\nb\n\n', ['a', 'b']],
])('reads %s', (_, text, payloads) => {
  expect(split(text)).toEqual({ payloads, isBroken: false })
})

it.each([
  ['a length beyond the end', '{}\n{}\na\n{"length":9}\nb'],
  ['a length that ends within a line', '{}\n{}\na\n{"length":1}\nbc'],
  ['a negative length', '{}\n{}\na\n{"length":-1}\nb'],
  ['a header that is none', '{}\n{}\na\nnonsense\nb'],
])('keeps what came before %s', (_, text) => {
  expect(split(text)).toEqual({ payloads: ['a'], isBroken: true })
})

it.each(['', 'nonsense', '[]', '\n{}', '"text"'])('knows that %j is none', (text) => {
  expect(split(text)).toBeUndefined()
})
