import type { IssueSummary } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { decidedOf, triaged, versionsOf } from './triaged.ts'

const anIssue = (about: Partial<IssueSummary> = {}) =>
  ({
    ...{ id: 'a', state: 'open', resolvedUntil: null, archivedUntil: null },
    ...{ regressed: true, version: 7, assignee: 'ana', lastRelease: '2.41.0', events: 9 },
    ...about,
  }) as IssueSummary // what is decided of an issue, and little else

describe('triaged', () => {
  it('is what is decided of an issue and no count', () =>
    expect(Object.keys(decidedOf(anIssue()))).not.toContain('events'))

  it.each([
    [undefined, { is: 'event' }],
    ['next-release', { is: 'next-release', after: '2.41.0' }],
    [{ release: '2.42.0' }, { is: 'release', release: '2.42.0' }],
  ] as const)('resolves until %j', (until, resolvedUntil) =>
    expect(triaged(anIssue(), { state: 'resolved', until })).toEqual({
      ...{ state: 'resolved', resolvedUntil, archivedUntil: null },
      ...{ regressed: false, regressedAt: null, version: -1, assignee: 'ana' },
    }),
  )

  it.each([
    [undefined, { is: 'forever' }],
    ['next-release', { is: 'next-release', after: '2.41.0' }],
    ['1970-01-01T00:00:01.000Z', { is: 'date', at: 1_000 }],
    [{ eventsPerHour: 5 }, { is: 'events', perHour: 5 }],
    [{ users: 6 }, { is: 'users', more: 6 }],
  ] as const)('archives until %j', (until, archivedUntil) =>
    expect(triaged(anIssue(), { state: 'archived', until })).toMatchObject({
      ...{ state: 'archived', archivedUntil, resolvedUntil: null },
    }),
  )

  it('gives it to somebody, or to nobody, and leaves its state', () => {
    expect(triaged(anIssue(), { assignee: 'bo' })).toMatchObject({ assignee: 'bo', state: 'open' })
    expect(triaged(anIssue(), { assignee: null })).toMatchObject({ assignee: null })
  })

  it('forgets the conditions of what is reopened', () =>
    expect(
      triaged(anIssue({ state: 'archived', archivedUntil: { is: 'forever' } }), { state: 'open' }),
    ).toMatchObject({ state: 'open', archivedUntil: null }))

  it('is made from the version that is on the screen, if that is the service’s', () => {
    const issue = anIssue()
    const changed = { ...issue, ...triaged(issue, { assignee: 'bo' }) }

    expect(versionsOf([issue])).toEqual({ a: 7 })
    expect(versionsOf([changed])).toEqual({})
    expect(versionsOf([changed, anIssue({ id: 'b' })])).toEqual({ b: 7 })
  })
})
