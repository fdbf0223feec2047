import { expect, it } from 'vitest'
import { mostFirst } from './most-first.ts'

it('offers first what lets most issues back in', () => {
  const drop = (text: string, found: number | undefined, more = false) => ({
    ...{ text, q: '', found, more },
  })

  const order = mostFirst([
    drop('none', 0),
    drop('many', 50, true),
    drop('unknown', undefined),
    drop('some', 7),
    drop('many too', 50, true),
  ])

  expect(order.map(({ text }) => text)).toEqual(['many too', 'many', 'some', 'none', 'unknown'])
})
