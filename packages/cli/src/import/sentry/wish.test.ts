import { expect, it } from 'vitest'
import type { SentryIssue } from './source.ts'
import { wishOf } from './wish.ts'

const now = Date.parse('2026-05-04T10:00:00Z')
const members = [{ name: 'ann', email: 'ann@shop.example' }]

function anIssue(status: string, statusDetails = {}, assignee?: SentryIssue['assignee']) {
  return { id: '1', status, statusDetails, assignee }
}

it.each([
  ['resolved', {}, { state: 'resolved' }],
  ['resolved', { inNextRelease: true }, { state: 'resolved', until: 'next-release' }],
  ['resolved', { inRelease: 'a@2' }, { state: 'resolved', until: { release: 'a@2' } }],
  ['ignored', {}, { state: 'archived' }],
  [
    'ignored',
    { ignoreUntil: '2026-06-01T00:00:00Z' },
    { state: 'archived', until: '2026-06-01T00:00:00.000Z' },
  ],
  ['ignored', { ignoreUntil: '2026-01-01T00:00:00Z' }, {}],
  [
    'ignored',
    { ignoreCount: 5, ignoreWindow: 30 },
    { state: 'archived', until: { eventsPerHour: 10 } },
  ],
  ['ignored', { ignoreUserCount: 7 }, { state: 'archived', until: { users: 7 } }],
  ['unresolved', {}, {}],
])('an issue that is %s with %j becomes %j', (status, details, wish) => {
  expect(wishOf([anIssue(status, details)], { members, now })).toEqual(wish)
})

it('is open where one of those that it was is open', () => {
  const issues = [anIssue('resolved'), anIssue('unresolved')]

  expect(wishOf(issues, { members, now })).toEqual({})
})

it.each([
  [{ name: 'Ann A.', email: 'ANN@shop.example' }, 'ann'],
  [{ name: 'Ann', email: '' }, 'ann'],
  [{ name: '', email: '' }, undefined],
  [{ name: 'bob', email: 'bob@shop.example' }, undefined],
])('is whose %j is here', (assignee, name) => {
  expect(wishOf([anIssue('unresolved', {}, assignee)], { members, now }).assignee).toBe(name)
})
