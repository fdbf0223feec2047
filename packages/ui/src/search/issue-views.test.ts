import { expect, it } from 'vitest'
import { queryOf } from './issue-views.ts'

it.each([
  ['open', '', 'is:open'],
  ['new', 'browser:Safari', 'is:open is:new browser:Safari'],
  ['mine', '', 'is:open assigned:me'],
  ['resolved', '!page:"/a b"', 'is:resolved !page:"/a b"'],
  // A state in the filter wins over the tab.
  ['open', 'is:archived price', 'is:archived price'],
  ['open', 'is:unassigned', 'is:open is:unassigned'],
  // What cannot be read is a red chip and not sent.
  ['open', 'is:closed price', 'is:open price'],
] as const)('asks on the tab %s with the filter %j for %s', (view, q, asked) =>
  expect(queryOf({ view, q })).toBe(asked),
)
