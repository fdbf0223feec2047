import { parseSearch } from '@seismo/ingest/search'
import { expect, it } from 'vitest'
import { fitsSearch } from './fits-search.ts'

const open = { state: 'open', regressed: false, assignee: null } as const

it.each([
  ['is:open', open, true],
  ['is:open', { ...open, state: 'resolved' }, false],
  ['!is:open', { ...open, state: 'archived' }, true],
  ['is:regressed', { ...open, regressed: true }, true],
  ['is:regressed', open, false],
  ['is:open assigned:me', { ...open, assignee: 'ana' }, true],
  ['assigned:me', { ...open, assignee: 'bo' }, false],
  ['assigned:none', open, true],
  ['assigned:none', { ...open, assignee: 'bo' }, false],
  ['assigned:b*', { ...open, assignee: 'ana' }, true],
  ['is:unassigned', { ...open, assignee: 'bo' }, false],
  ['!is:assigned', open, true],
  ['is:new release:2 text', open, true],
] as const)('decides of %s whether %j stays: %s', (q, issue, fits) =>
  expect(fitsSearch(issue, parseSearch(q).parts, 'ana')).toBe(fits),
)
