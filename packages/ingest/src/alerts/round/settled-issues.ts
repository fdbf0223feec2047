import type { IssueStore, KnownIssue } from '../../store/ports.ts'
import type { FiringAlert } from '../group/told-alert.ts'

/**
 * Alerts of issues that somebody has resolved or archived since: they have seen it. By incident. An
 * issue that cannot be asked for holds nothing back.
 */
export function createSettledIssues(issues: Pick<IssueStore, 'known'>) {
  return async (alerts: readonly FiringAlert[]): Promise<Map<string, string>> => {
    const ofIssues = alerts.filter(({ labels }) => labels.issue !== undefined)
    const byProject = Map.groupBy(ofIssues, ({ projectId }) => projectId)
    const held = await Promise.all(
      [...byProject].map(([projectId, ofProject]) => settledIn(issues, projectId, ofProject)),
    )
    return new Map(held.flat())
  }
}

async function settledIn(
  issues: Pick<IssueStore, 'known'>,
  projectId: number,
  alerts: readonly FiringAlert[],
): Promise<[string, string][]> {
  const ids = [...new Set(alerts.map(({ labels }) => labels.issue ?? ''))]
  const known = await issues.known(projectId, ids).catch(() => new Map<string, KnownIssue>())
  return alerts.flatMap(({ incident, labels }): [string, string][] => {
    const state = known.get(labels.issue ?? '')?.state
    return state === 'resolved' || state === 'archived' ? [[incident, state]] : []
  })
}
