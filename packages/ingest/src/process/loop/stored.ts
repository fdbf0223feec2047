import { titleOf } from '../../issues/overflow-issue.ts'
import { routeTalliesOf, type RouteTally } from '../../page-metrics/route-tally.ts'
import type { ActivityRow, Row } from '../../store/rows.ts'

const TOLD_ISSUES = 100

/** What a batch changed, for whoever listens once it is stored: few words, however large the batch. */
export interface Stored {
  projects: { projectId: number; issueIds: string[]; kinds: Record<string, number> }[]
  /** New ones, and those that came back. */
  issues: {
    projectId: number
    id: string
    verb: ActivityRow['verb']
    title: string
    /** When. */
    at: number
  }[]
  /** Errors that are in the issue of those beyond the budget. */
  overBudget: number
  /** By kind. */
  rows: Record<string, number>
  /** For Prometheus. */
  routes: RouteTally[]
}

export function storedOf(rows: readonly Row[], activity: readonly ActivityRow[]): Stored {
  const signals = rows.filter((row) => row.is !== 'outcome' && row.is !== 'activity')
  const byProject = Map.groupBy(signals, (row) => row.projectId)
  return {
    projects: [...byProject].map(([projectId, mine]) => ({ projectId, ...changedBy(mine) })),
    issues: activity.slice(0, TOLD_ISSUES).map(({ projectId, fingerprint: id, verb, at }) => {
      const first = rows.find((row) => row.is === 'error' && row.fingerprint === id)
      const title = first?.is === 'error' ? titleOf(first) : ''
      return { projectId, id, verb, title, at }
    }),
    overBudget: overBudgetOf(rows),
    rows: countsOf(rows),
    routes: routeTalliesOf(rows),
  }
}

function changedBy(rows: readonly Row[]) {
  const errors = rows.filter((row) => row.is === 'error')
  const issueIds = [...new Set(errors.map((row) => row.fingerprint))].slice(0, TOLD_ISSUES)
  return { issueIds, kinds: countsOf(rows.filter((row) => row.is !== 'stack')) }
}

function overBudgetOf(rows: readonly Row[]): number {
  return rows.reduce(
    (sum, row) => (row.is === 'error' && row.class === 'overflow' ? sum + row.weight : sum),
    0,
  )
}

function countsOf(rows: readonly Row[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { is } of rows) counts[is] = (counts[is] ?? 0) + 1
  return counts
}
