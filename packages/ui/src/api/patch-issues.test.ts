import type { IssueSummary } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { patchIssues } from './patch-issues.ts'
import { decidedOf } from './triaged.ts'

const anIssue = (id: string) => ({ id, state: 'open', events: 3 }) as IssueSummary // all that is read

describe('patchIssues', () => {
  it('changes the named issues on every page and no other', () => {
    const list = {
      pages: [{ items: [anIssue('a'), anIssue('b')], next: '2' }, { items: [anIssue('c')] }],
      pageParams: [
        { cursor: '', at: 0 },
        { cursor: '2', at: 1 },
      ],
    }
    const resolved = { ...decidedOf(anIssue('')), state: 'resolved' as const }

    const patched = patchIssues(
      list,
      new Map([
        ['a', resolved],
        ['c', resolved],
      ]),
    )

    expect(patched?.pages.flatMap((page) => page.items.map(({ state }) => state))).toEqual([
      'resolved',
      'open',
      'resolved',
    ])
    expect(patched?.pages[0]).toMatchObject({ next: '2', items: [{ events: 3 }, { events: 3 }] })
    expect(list.pages[0]?.items[0]?.state).toBe('open')
  })

  it('leaves a list that is not there', () =>
    expect(patchIssues(undefined, new Map())).toBeUndefined())
})
