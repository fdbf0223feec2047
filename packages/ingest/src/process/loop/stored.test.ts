import { expect, it } from 'vitest'
import type { ActivityRow, ErrorRow, OutcomeRow, StackRow } from '../../store/rows.ts'
import { storedOf } from './stored.ts'

// The summary reads these fields alone.
const error = {
  ...{ is: 'error', projectId: 1, fingerprint: 'f', type: 'E', message: 'm' },
  ...{ class: 'error', environment: '', route: '/', weight: 1 },
} as ErrorRow
const stack = { is: 'stack', projectId: 1 } as StackRow
const outcome = { is: 'outcome', projectId: 1 } as OutcomeRow
const created = {
  is: 'activity',
  projectId: 1,
  fingerprint: 'f',
  verb: 'created',
  at: 5,
} as ActivityRow

it('folds a batch to one line a project, and names new issues', () => {
  const stored = storedOf([error, stack, error, { ...error, projectId: 2 }, outcome], [created])

  expect(stored).toEqual({
    overBudget: 0,
    projects: [
      { projectId: 1, issueIds: ['f'], kinds: { error: 2 } },
      { projectId: 2, issueIds: ['f'], kinds: { error: 1 } },
    ],
    issues: [{ projectId: 1, id: 'f', verb: 'created', title: 'E: m', at: 5 }],
    rows: { error: 3, stack: 1, outcome: 1 },
    routes: [
      expect.objectContaining({ projectId: 1, errors: { error: 2 } }),
      expect.objectContaining({ projectId: 2, errors: { error: 1 } }),
    ],
  })
})

it('stays small where a batch has a thousand new issues', () => {
  const rows = Array.from({ length: 1_000 }, (_, n) => ({ ...error, fingerprint: `f${n}` }))
  const activity = rows.map(({ fingerprint }) => ({ ...created, fingerprint }))

  const { projects, issues } = storedOf(rows, activity)

  expect(projects[0]).toMatchObject({ kinds: { error: 1_000 } })
  expect([projects[0]?.issueIds.length, issues.length]).toEqual([100, 100])
})
