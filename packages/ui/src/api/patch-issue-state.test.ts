import type { IssueSummary } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { patchIssueState } from './patch-issue-state.ts'

const anIssue = (id: string) => ({ id, state: 'open' }) as IssueSummary // only these two are read

describe('patchIssueState', () => {
  it('changes the named issues on every page and no other', () => {
    const list = {
      pages: [{ items: [anIssue('a'), anIssue('b')], next: '2' }, { items: [anIssue('c')] }],
      pageParams: ['', '2'],
    }

    const patched = patchIssueState(list, new Set(['a', 'c']), 'resolved')

    expect(patched?.pages.flatMap((page) => page.items.map((issue) => issue.state))).toEqual([
      'resolved',
      'open',
      'resolved',
    ])
    expect(patched?.pages[0]?.next).toBe('2')
    expect(list.pages[0]?.items[0]?.state).toBe('open')
  })

  it('leaves a list that is not there', () =>
    expect(patchIssueState(undefined, new Set(['a']), 'resolved')).toBeUndefined())
})
