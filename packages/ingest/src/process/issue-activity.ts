import type { IssueStore } from '../store/ports.ts'
import type { ActivityRow, ErrorRow, Row } from '../store/rows.ts'

/** An issue's first event creates it; an event after its resolution reopens it. */
export async function activityOf(
  issues: Pick<IssueStore, 'known'>,
  rows: readonly Row[],
): Promise<ActivityRow[]> {
  const earliest = new Map<string, ErrorRow>()
  const newest = new Map<string, ErrorRow>()
  for (const row of rows) {
    if (row.is !== 'error') continue
    const key = `${String(row.projectId)}/${row.fingerprint}`
    if (row.at < (earliest.get(key)?.at ?? Infinity)) earliest.set(key, row)
    if (row.at > (newest.get(key)?.at ?? -Infinity)) newest.set(key, row)
  }
  const byProject = Map.groupBy(earliest.entries(), ([, row]) => row.projectId)
  const activity: ActivityRow[] = []
  for (const [projectId, entries] of byProject) {
    const known = await issues.known(
      projectId,
      entries.map(([, row]) => row.fingerprint),
    )
    for (const [key, first] of entries) {
      const issue = known.get(first.fingerprint)
      const last = newest.get(key) ?? first
      if (!issue) activity.push(toActivity('created', first))
      else if (issue.state === 'resolved' && last.at > issue.resolvedAt) {
        activity.push(toActivity('regressed', last))
      }
    }
  }
  return activity
}

function toActivity(
  verb: ActivityRow['verb'],
  { projectId, fingerprint, at, release }: ErrorRow,
): ActivityRow {
  return { is: 'activity', projectId, fingerprint, at, actor: 'seismo', verb, release }
}
