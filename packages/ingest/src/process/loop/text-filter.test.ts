import { expect, it } from 'vitest'
import type { ErrorRow, Row, StackRow } from '../../store/rows.ts'
import { createTextFilter } from './text-filter.ts'

// Of the fields that a text is made of.
function anError(message: string, given: Partial<ErrorRow> = {}): Row {
  return {
    ...{ is: 'error', projectId: 1, fingerprint: 'f', type: 'TypeError', stackId: 's', message },
    ...given,
  } as ErrorRow
}

const aStack = {
  ...{ is: 'stack', projectId: 1, stackId: 's' },
  exceptions: [
    { frames: [{ function: 'sum', file: 'cart/total.ts' }, { file: 'cart/total.ts' }, {}] },
  ],
} as unknown as StackRow // as: of the fields that a text is made of

it('names the functions and files of the stack, each once', () => {
  const [text] = createTextFilter().newOf([anError('x'), aStack])

  expect(text).toMatchObject({ message: 'x', functions: ['sum'], files: ['cart/total.ts'] })
})

it('takes messages that differ by their ids for one, and other words for another', () => {
  const texts = createTextFilter().newOf([
    anError('order 1 failed'),
    anError('order 22 failed'),
    anError('cart 1 failed'),
  ])

  expect(texts.map(({ message }) => message)).toEqual(['order 1 failed', 'cart 1 failed'])
})

it('writes again what was not stored, and not what was', () => {
  const filter = createTextFilter()
  const [first] = [filter.newOf([anError('x')])]
  expect(filter.newOf([anError('x')])).toEqual(first)

  filter.remember(first)

  expect(filter.newOf([anError('x')])).toEqual([])
})

it('keeps fifty wordings of an issue', () => {
  const filter = createTextFilter()
  for (let n = 0; n < 60; n += 1) filter.remember(filter.newOf([anError('a'.repeat(n + 1))]))

  expect(filter.newOf([anError('another')])).toEqual([])
  expect(filter.newOf([anError('another', { fingerprint: 'g' })])).toHaveLength(1)
})
