import { describe, expect, it } from 'vitest'
import type { KnownIssue } from '../store/ports.ts'
import type { ErrorRow, Row } from '../store/rows.ts'
import { createOlderIssues } from './older-issues.ts'

function storeThatKnows(...ids: string[]) {
  const asked: string[][] = []
  const known = (_: number, wanted: string[]) => {
    asked.push(wanted)
    const issue = { state: 'open', resolvedAt: 0 }
    return Promise.resolve(
      new Map(
        wanted
          .filter((id) => ids.includes(id))
          .map((id) => [id, { id, ...issue } as unknown as KnownIssue]),
      ),
    )
  }
  return { known, asked }
}

function anError(fingerprint: string, older?: string, projectId = 1): ErrorRow {
  const row = { is: 'error', projectId, fingerprint, version: 'v2', class: 'error', why: ['new'] }
  const before = { fingerprint: older, version: 'v1', class: 'network', why: ['old'], culprit: 'c' }
  return { ...row, ...(older !== undefined && { older: [before] }) } as unknown as ErrorRow // all it reads
}

describe('issues of before an update', () => {
  it('go on with errors that today’s version would group otherwise', async () => {
    const underOlderIssues = createOlderIssues(storeThatKnows('a'))

    const rows = await underOlderIssues([anError('x', 'a'), anError('y', 'b'), anError('z')])

    expect(rows).toMatchObject([
      { fingerprint: 'a', version: 'v1', class: 'network', why: ['old'], culprit: 'c' },
      { fingerprint: 'y', version: 'v2', why: ['new'] },
      { fingerprint: 'z' },
    ])
  })

  it('are asked for once, and by their project', async () => {
    const store = storeThatKnows('a')
    const underOlderIssues = createOlderIssues(store)

    await underOlderIssues([anError('x', 'a'), anError('x', 'a'), anError('y', 'b')])
    await underOlderIssues([anError('x', 'a'), anError('y', 'b')])
    await underOlderIssues([anError('x', 'a', 2)])

    expect(store.asked).toEqual([['a', 'b'], ['a']])
  })

  it('leave all else as it is', async () => {
    const rows: Row[] = [{ is: 'beacon', projectId: 1, id: 'b', receivedAt: 1, token: 't' }]

    expect(await createOlderIssues(storeThatKnows())(rows)).toEqual(rows)
  })
})
