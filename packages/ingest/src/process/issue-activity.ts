import type { IssueStore, KnownIssue } from '../store/ports.ts'
import type { ActivityRow, ErrorRow, Row } from '../store/rows.ts'

/** An issue's first event creates it; an event after its resolution reopens it. */
export async function activityOf(
  issues: Pick<IssueStore, 'known'>,
  rows: readonly Row[],
): Promise<ActivityRow[]> {
  const errors = rows.filter((row) => row.is === 'error')
  const activity: ActivityRow[] = []
  for (const [projectId, mine] of Map.groupBy(errors, (row) => row.projectId)) {
    const known = await issues.known(projectId, [
      ...new Set(mine.map(({ fingerprint }) => fingerprint)),
    ])
    // Of an issue by several names there may be events of each in one batch.
    const byIssue = Map.groupBy(
      mine,
      ({ fingerprint }) => known.get(fingerprint)?.id ?? fingerprint,
    )
    for (const [id, events] of byIssue) {
      const [first] = events
      const change = first && changeOf(known.get(first.fingerprint), events, first)
      if (change) activity.push(toActivity(change.verb, id, change.event))
    }
  }
  return activity
}

function changeOf(issue: KnownIssue | undefined, events: readonly ErrorRow[], first: ErrorRow) {
  if (!issue) {
    const earliest = events.reduce((a, b) => (b.at < a.at ? b : a), first)
    return { verb: 'created' as const, event: earliest }
  }
  const newest = events.reduce((a, b) => (b.at > a.at ? b : a), first)
  const isBack = issue.state === 'resolved' && newest.at > issue.resolvedAt
  return isBack ? { verb: 'regressed' as const, event: newest } : undefined
}

function toActivity(
  verb: ActivityRow['verb'],
  fingerprint: string,
  { projectId, at, release }: ErrorRow,
): ActivityRow {
  return { is: 'activity', projectId, fingerprint, at, actor: 'seismo', verb, release }
}
