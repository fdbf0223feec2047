import type { IssueSummary, SimilarIssue } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { mergeCandidates } from './merge-candidates.ts'

const issue = (id: string) => ({ id }) as IssueSummary // no more is read
const similar: SimilarIssue[] = [
  { issue: issue('b'), likeness: 0.9, because: ['same message'] },
  { issue: issue('a'), likeness: 0.5, because: ['2 of 3 frames'] },
]
const ids = (known: Partial<Parameters<typeof mergeCandidates>[0]>) =>
  mergeCandidates({ into: 'a', chosen: [], similar, found: undefined, ...known }).map(
    (one) => one.issue.id,
  )

describe('mergeCandidates', () => {
  it('offers what is similar, and never the issue itself', () => expect(ids({})).toEqual(['b']))

  it('offers what was found in its place', () =>
    expect(ids({ found: [issue('c'), issue('a')] })).toEqual(['c']))

  it('keeps what was chosen in sight, once', () =>
    expect(ids({ chosen: [issue('d'), issue('c')], found: [issue('c')] })).toEqual(['d', 'c']))

  it('says why, also of what was found', () =>
    expect(
      mergeCandidates({ into: 'a', chosen: [], similar, found: [issue('b')] })[0]?.because,
    ).toEqual(['same message']))
})
