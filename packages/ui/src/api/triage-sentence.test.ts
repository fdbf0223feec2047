import type { IssueSummary } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { triageSentence } from './triage-sentence.ts'

const issues = (...shortIds: string[]) =>
  shortIds.map((shortId) => ({ shortId, lastRelease: '2.41.0' }) as IssueSummary) // all that is read

it.each([
  [{ state: 'resolved' }, 'Resolved SHOP-1'],
  [{ state: 'resolved', until: 'next-release' }, 'Resolved SHOP-1 in the next release'],
  [{ state: 'resolved', until: { release: '3' } }, 'Resolved SHOP-1 in 3'],
  [{ state: 'archived' }, 'Archived SHOP-1 for good'],
  [{ state: 'archived', until: { users: 5 } }, 'Archived SHOP-1 until more than 5 further users'],
  [{ state: 'open' }, 'Reopened SHOP-1'],
  [{ assignee: 'ana' }, 'Assigned SHOP-1 to ana'],
  [{ assignee: null }, 'Unassigned SHOP-1'],
] as const)('says of %j: %s', (patch, sentence) =>
  expect(triageSentence(issues('SHOP-1'), patch)).toBe(sentence),
)

it('counts more than one', () =>
  expect(triageSentence(issues('SHOP-1', 'SHOP-2'), { state: 'resolved' })).toBe(
    'Resolved 2 issues',
  ))
