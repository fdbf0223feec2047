import { describe, expect, it } from 'vitest'
import { isUrgent, staleKeys } from './stale-keys.ts'

const shown = { number: 1, firstEventAt: 5 }
const activity = { is: 'activity' as const, projectId: 1, issueIds: [] }

describe('staleKeys', () => {
  it('refreshes the lists whose rows arrived, and the ledger', () =>
    expect(staleKeys({ ...activity, kinds: { vital: 2, pageview: 1 } }, shown)).toEqual([
      ['outcomes'],
      ['system'],
      ['vitals'],
      ['page'],
      ['releases'],
      ['release'],
      ['deploys'],
      ['pages'],
      ['page'],
      ['visits'],
      ['visit'],
    ]))

  it('refreshes releases, and the marks on charts, after a deploy', () => {
    const deploy = { is: 'deploy' as const, release: '2', environment: 'production', at: 1 }

    expect(staleKeys({ ...deploy, projectId: 1 }, shown)).toEqual([
      ['releases'],
      ['release'],
      ['deploys'],
    ])
    expect(staleKeys({ ...deploy, projectId: 2 }, shown)).toEqual([])
  })

  it('refreshes issues after errors', () =>
    expect(staleKeys({ ...activity, kinds: { error: 1 } }, shown)).toEqual([
      ['outcomes'],
      ['system'],
      ['issues'],
      ['issue'],
      ['releases'],
      ['release'],
      ['deploys'],
      ['pages'],
      ['page'],
      ['visits'],
      ['visit'],
    ]))

  it('refreshes issues and their events after a source map that came late', () =>
    expect(staleKeys({ is: 'repaired', projectId: 1, issueIds: ['a'] }, shown)).toEqual([
      ['issues'],
      ['issue'],
      ['issue-counts'],
      ['issue-parts'],
      ['similar-issues'],
      ['issue-event'],
    ]))

  it('has what people decide at once', () => {
    const decided = { projectId: 1, id: 'a', state: 'open', version: 2, actor: 'ana' } as const

    expect(isUrgent({ is: 'issue-state', ...decided })).toBe(true)
    expect(isUrgent({ ...activity, kinds: { error: 1 } })).toBe(false)
  })

  it('shows a map in the list as soon as it is uploaded, of this project alone', () => {
    expect(staleKeys({ is: 'artifact', projectId: 1 }, shown)).toContainEqual(['artifacts'])
    expect(staleKeys({ is: 'artifact', projectId: 2 }, shown)).toEqual([])
  })

  it('has every project in the switcher at once', () => {
    const added = { is: 'project', projectId: 2 } as const

    expect(staleKeys(added, shown)).toEqual([['session']])
    expect(isUrgent(added)).toBe(true)
  })

  it('leaves another project alone', () =>
    expect(staleKeys({ is: 'issue', projectId: 2, id: 'a', title: 't' }, shown)).toEqual([]))

  it('notices the first event of any project', () =>
    expect(staleKeys({ is: 'first-event', projectId: 2 }, shown)).toContainEqual(['session']))

  it('shows the wizard what was refused', () =>
    expect(staleKeys({ is: 'attempt', projectId: 0 }, shown)).toEqual([['attempts']]))

  it('takes whatever comes first for the first event', () =>
    expect(
      staleKeys({ ...activity, kinds: { pageview: 1 } }, { number: 1, firstEventAt: null }),
    ).toContainEqual(['session']))

  it('refreshes all of the page of alerts', () =>
    expect(staleKeys({ is: 'alert', rule: 'r', state: 'firing' }, shown)).toEqual([
      ['alerts'],
      ['alert-history'],
      ['alert-decisions'],
      ['silences'],
      ['dead-letters'],
      ['receivers'],
    ]))
})
