import { expect, it } from 'vitest'
import { meaningOf } from './drop-reasons.ts'

it.each([
  ...['invalid', 'too-large', 'unsupported', 'duplicate', 'quarantined', 'malformed'],
  ...['unknown-key', 'too-many-requests', 'bad-encoding', 'unsupported-encoding', 'too-slow'],
  ...['overloaded', 'internal', 'too-many-series', 'project-archived', 'origin-not-allowed'],
])('explains why the service drops: %s', (reason) =>
  expect(meaningOf({ by: 'service', reason })).toMatch(/\.$/),
)

it.each(['rate', 'muted', 'sampled', 'filtered', 'overflow', 'refused', 'late'])(
  'explains why a page leaves out: %s',
  (reason) => expect(meaningOf({ by: 'page', reason })).toMatch(/\.$/),
)

it('makes nothing up for a reason it does not know', () =>
  expect(meaningOf({ by: 'service', reason: 'constructor' })).toBeUndefined())
