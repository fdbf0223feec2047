import { describe, expect, it } from 'vitest'
import { staleKeys } from './stale-keys.ts'

describe('staleKeys', () => {
  it('refreshes the lists whose rows arrived', () => {
    const event = { is: 'activity', projectId: 1, issueIds: [], kinds: { vital: 2, pageview: 1 } }

    expect(staleKeys({ ...event, is: 'activity' }, 1)).toEqual([['vitals']])
  })

  it('refreshes issues after errors', () =>
    expect(
      staleKeys({ is: 'activity', projectId: 1, issueIds: ['a'], kinds: { error: 1 } }, 1),
    ).toEqual([['issues'], ['issue']]))

  it('leaves another project alone', () =>
    expect(staleKeys({ is: 'issue', projectId: 2, id: 'a', title: 't' }, 1)).toEqual([]))

  it('notices the first event of any project', () =>
    expect(staleKeys({ is: 'first-event', projectId: 2 }, 1)).toContainEqual(['session']))

  it('refreshes alerts and their history', () =>
    expect(staleKeys({ is: 'alert', rule: 'r', state: 'firing' }, 1)).toEqual([
      ['alerts'],
      ['alert-history'],
    ]))
})
