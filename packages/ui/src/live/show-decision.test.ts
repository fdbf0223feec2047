import type { IssueSummary } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { decisionOn, type IssueDecision } from './show-decision.ts'

const anIssue = {
  ...{ id: 'a', state: 'open', version: 5, assignee: 'ana', regressed: true },
  ...{ resolvedUntil: null, archivedUntil: null, lastRelease: '' },
} as IssueSummary // what a decision changes, and no counts

const aDecision = (given: Partial<IssueDecision>): IssueDecision => ({
  ...{ is: 'issue-state', projectId: 1, id: 'a', state: 'open', version: 6, actor: 'bo' },
  ...given,
})

describe('a decision of somebody else', () => {
  it('shows before anything is asked for', () =>
    expect(decisionOn(anIssue, aDecision({ state: 'resolved' })).get('a')).toMatchObject({
      ...{ state: 'resolved', resolvedUntil: { is: 'event' }, assignee: 'ana', version: 6 },
    }))

  it('leaves the state where only the assignee is another', () =>
    expect(decisionOn(anIssue, aDecision({ assignee: null })).get('a')).toMatchObject({
      ...{ state: 'open', regressed: true, assignee: null },
    }))

  it('is no news where it is known', () =>
    expect(decisionOn(anIssue, aDecision({ state: 'resolved', version: 5 })).size).toBe(0))
})
