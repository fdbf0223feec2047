import type { Activity, IssueDetail } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { stateLine } from './state-line.ts'

const by = (verb: Activity['verb'], more: Partial<Activity> = {}): Activity => ({
  at: 7,
  actor: 'ana',
  verb,
  ...more,
})
const line = (issue: Partial<IssueDetail>) =>
  stateLine({
    ...{ state: 'open', regressed: false, resolvedUntil: null, archivedUntil: null },
    ...{ activity: [], lastRelease: '' },
    ...issue,
  })

it('says who resolved it and until when', () =>
  expect(
    line({
      state: 'resolved',
      resolvedUntil: { is: 'next-release', after: '2.41.0' },
      activity: [
        by('commented', { actor: 'bo' }),
        by('resolved'),
        by('resolved', { actor: 'old' }),
      ],
    }),
  ).toEqual({
    head: 'Resolved',
    actor: 'ana',
    rest: 'in the next release after 2.41.0',
    at: 7,
  }))

it('says what an archived issue waits for', () =>
  expect(line({ state: 'archived', archivedUntil: { is: 'events', perHour: 100 } })).toMatchObject({
    head: 'Archived',
    actor: '',
    rest: 'until more than 100 events an hour',
  }))

it('says what brought it back', () =>
  expect(
    line({
      regressed: true,
      activity: [by('regressed', { release: '2.42.0', because: 'an event after it' })],
    }),
  ).toMatchObject({ head: 'Regressed', actor: '', rest: 'in 2.42.0 (an event after it)' }))

it('forgets the archive once somebody decided otherwise', () => {
  const back = by('unarchived', { because: '120 events in an hour' })

  expect(line({ activity: [back] })).toMatchObject({ rest: '(120 events in an hour)' })
  expect(line({ activity: [by('reopened'), back] })).toBeUndefined()
  expect(line({ activity: [by('unarchived'), by('archived')] })).toBeUndefined()
})

it('says nothing of what is simply open', () =>
  expect(line({ activity: [by('created')] })).toBeUndefined())
