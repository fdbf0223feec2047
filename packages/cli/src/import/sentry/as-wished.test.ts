import { expect, it } from 'vitest'
import type { IssuePatch, IssueSummary } from '@seismo/ingest/api'
import { isAsWished } from './as-wished.ts'

type Decided = Pick<IssueSummary, 'state' | 'resolvedUntil' | 'archivedUntil' | 'assignee'>

const open: Decided = { state: 'open', resolvedUntil: null, archivedUntil: null, assignee: null }
const resolved = (resolvedUntil: Decided['resolvedUntil']): Decided => ({
  ...{ ...open, state: 'resolved', resolvedUntil },
})
const archived = (archivedUntil: Decided['archivedUntil']): Decided => ({
  ...{ ...open, state: 'archived', archivedUntil },
})
const at = '2026-06-01T00:00:00.000Z'

it.each<[Decided, IssuePatch]>([
  [resolved({ is: 'event' }), { state: 'resolved' }],
  [resolved({ is: 'next-release', after: 'a@1' }), { state: 'resolved', until: 'next-release' }],
  [resolved({ is: 'release', release: 'a@2' }), { state: 'resolved', until: { release: 'a@2' } }],
  [archived({ is: 'forever' }), { state: 'archived' }],
  [archived({ is: 'date', at: Date.parse(at) }), { state: 'archived', until: at }],
  [archived({ is: 'events', perHour: 10 }), { state: 'archived', until: { eventsPerHour: 10 } }],
  [archived({ is: 'users', more: 7 }), { state: 'archived', until: { users: 7 } }],
  [{ ...open, assignee: 'ann' }, { assignee: 'ann' }],
])('%j is what %j would make it', (issue, wish) => {
  expect(isAsWished(issue, wish)).toBe(true)
})

it.each<[Decided, IssuePatch]>([
  [open, { state: 'resolved' }],
  [resolved({ is: 'event' }), { state: 'resolved', until: { release: 'a@2' } }],
  [archived({ is: 'events', perHour: 9 }), { state: 'archived', until: { eventsPerHour: 10 } }],
  [archived({ is: 'forever' }), { state: 'archived', assignee: 'ann' }],
  [{ ...open, assignee: 'bo' }, { assignee: 'ann' }],
])('%j is not what %j would make it', (issue, wish) => {
  expect(isAsWished(issue, wish)).toBe(false)
})
