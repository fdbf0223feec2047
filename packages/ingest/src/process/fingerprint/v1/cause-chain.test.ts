import { expect, it } from 'vitest'
import { causesFromRoot } from './cause-chain.ts'

const anException = (type: string, message = '') => ({ type, message, frames: [] })
const typesOf = (types: string[]) =>
  causesFromRoot(types.map((type) => anException(type))).map(({ type }) => type)

it('puts the root cause first', () => {
  expect(typesOf(['Outer', 'Middle', 'Root'])).toEqual(['Root', 'Middle', 'Outer'])
})

it('drops a wrapper that repeats its cause', () => {
  expect(typesOf(['Same', 'Same', 'Root'])).toEqual(['Root', 'Same'])
})

it('keeps a wrapper with a message of its own', () => {
  const chain = causesFromRoot([anException('Error', 'a'), anException('Error', 'b')])

  expect(chain).toHaveLength(2)
})

it('reads at most ten', () => {
  expect(typesOf(Array.from({ length: 30 }, (_, index) => `E${String(index)}`))).toHaveLength(10)
})
