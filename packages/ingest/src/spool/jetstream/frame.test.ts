import { expect, it } from 'vitest'
import { recordsOf, toFrame } from './frame.ts'

const text = (record: Uint8Array) => new TextDecoder().decode(record)
const bytes = (words: string) => new TextEncoder().encode(words)

it('holds records as they were, empty ones too', () => {
  const frame = toFrame([bytes('one'), bytes(''), bytes('three')])

  expect(recordsOf(frame).map(text)).toEqual(['one', '', 'three'])
})

it('is read from the middle of a larger block, as it comes off the network', () => {
  const frame = toFrame([bytes('one'), bytes('two')])
  const block = new Uint8Array(frame.byteLength + 9)
  block.set(frame, 5)

  expect(recordsOf(block.subarray(5, 5 + frame.byteLength)).map(text)).toEqual(['one', 'two'])
})

it('refuses what is torn', () => {
  const frame = toFrame([bytes('one'), bytes('two')])

  expect(() => recordsOf(frame.subarray(0, frame.byteLength - 1))).toThrow(RangeError)
})
