import { expect, it } from 'vitest'
import type { KnownIssue } from '../store/ports.ts'
import type { ErrorRow, OutcomeRow, Row, StackRow } from '../store/rows.ts'
import { createCommit, OverloadedError, type Stored } from './commit.ts'

const issue = '11111111-1111-4111-8111-111111111111'

function anError(given: Partial<ErrorRow> = {}): ErrorRow {
  return {
    ...{ is: 'error', projectId: 1, at: 120_000, receivedAt: 120_500, eventId: '' },
    ...{ release: '1', environment: '', url: '', route: '', browser: '', os: '', device: '' },
    ...{
      sessionId: '',
      pageViewId: '',
      fingerprint: issue,
      version: 'v1',
      class: 'error',
      why: [],
    },
    ...{ stackId: 's', type: 'E', message: 'm', culprit: '', mechanism: '', level: '', userId: '' },
    ...{ tags: {}, attrs: {}, weight: 1, firstAt: 120_000 },
    ...given,
  }
}

const stack: StackRow = {
  is: 'stack',
  projectId: 1,
  stackId: 's',
  receivedAt: 1,
  release: '1',
  exceptions: [],
}

interface Given {
  known?: Map<string, KnownIssue>
  faults?: number
}

/** A store that fails so many times, and what it was given. */
function start({ known = new Map(), faults = 0 }: Given = {}) {
  const inserts: { rows: Row[]; token: string | undefined }[] = []
  const stored: Stored[] = []
  let ids = 0
  let left = faults
  const commit = createCommit({
    store: {
      insert: (rows, token) => {
        inserts.push({ rows: [...rows], token })
        left -= 1
        return left >= 0 ? Promise.reject(new Error('away')) : Promise.resolve()
      },
      issues: {
        known: () => Promise.resolve(known),
        list: () => Promise.resolve([]),
        overview: () => Promise.resolve(undefined),
        event: () => Promise.resolve(undefined),
      },
    },
    onStored: (one) => stored.push(one),
    newId: () => `token-${String((ids += 1))}`,
    wait: () => Promise.resolve(),
  })
  const rowsOf = <Kind extends Row['is']>(kind: Kind) =>
    inserts.flatMap(({ rows }) => rows.filter((row) => row.is === kind)) as Extract<
      Row,
      { is: Kind }
    >[]
  return { commit: commit.commit, drain: commit.drain, inserts, stored, rowsOf }
}

it('stores the rows of many callers in one insert', async () => {
  const { commit, inserts } = start()

  await Promise.all([commit([anError()]), commit([anError()]), commit([anError()])])

  expect(inserts).toHaveLength(1)
  expect(inserts[0]?.rows.filter(({ is }) => is === 'error')).toHaveLength(3)
})

it('creates an issue once, at its earliest event', async () => {
  const { commit, rowsOf } = start()

  await commit([anError({ at: 9, release: '2' }), anError({ at: 5, release: '1' })])

  expect(rowsOf('activity')).toMatchObject([
    { verb: 'created', at: 5, release: '1', actor: 'seismo' },
  ])
})

it.each<[string, number, string[]]>([
  ['reopens a resolved issue for a later event', 101, ['regressed']],
  ['leaves it resolved for an event of before', 99, []],
])('%s', async (_, at, verbs) => {
  const { commit, rowsOf } = start({
    known: new Map([[issue, { state: 'resolved', resolvedAt: 100 }]]),
  })

  await commit([anError({ at })])

  expect(rowsOf('activity').map(({ verb }) => verb)).toEqual(verbs)
})

it('keeps a ledger line a minute, kind and outcome', async () => {
  const { commit, rowsOf } = start()
  const drop: OutcomeRow = {
    is: 'outcome',
    projectId: 1,
    at: 130_000,
    kind: 'vital',
    outcome: 'dropped',
    reason: 'invalid',
    n: 1,
  }

  await commit([anError(), anError(), anError({ receivedAt: 200_000 }), drop, drop])

  expect(rowsOf('outcome').map(({ kind, outcome, n }) => [kind, outcome, n])).toEqual([
    ['error', 'stored', 2],
    ['error', 'stored', 1],
    ['vital', 'dropped', 2],
  ])
})

it('writes a stack once, but again when its first write failed', async () => {
  const { commit, inserts } = start({ faults: 4 })

  await expect(commit([stack])).rejects.toThrow('away')
  await commit([stack, stack])
  await commit([stack, anError()])

  const stacks = inserts.map(({ rows }) => rows.filter(({ is }) => is === 'stack').length)
  expect(stacks).toEqual([1, 1, 1, 1, 1, 0])
})

it('repeats a failed insert with the same token, so that it cannot be doubled', async () => {
  const { commit, inserts, stored } = start({ faults: 2 })

  await commit([anError()])

  expect(inserts.map(({ token }) => token)).toEqual(['token-1', 'token-1', 'token-1'])
  expect(stored).toHaveLength(1)
})

it('tells every caller of a batch that it was not stored', async () => {
  const { commit, stored } = start({ faults: 99 })

  const outcomes = await Promise.allSettled([commit([anError()]), commit([anError()])])

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(stored).toEqual([])
})

it('refuses more than it can hold', async () => {
  const { commit, drain } = start()
  const many = Array.from({ length: 60_000 }, () => stack)
  const first = commit(many)

  await expect(commit(many)).rejects.toThrow(OverloadedError)
  await first
  await drain()
  await commit(many)
})
