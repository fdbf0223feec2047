import type { ArchivedUntil, IssuesPatch, IssueSummary, ResolvedUntil } from '@seismo/ingest/api'

export type TriagePatch = Omit<IssuesPatch, 'ids' | 'versions'>

/** A change is under way: which version it will make, only its answer says. */
const UNDER_WAY = -1
export type Until = NonNullable<IssuesPatch['until']>

/** What people decide of an issue, and nothing that is counted in a window. */
export type Decided = Pick<
  IssueSummary,
  'state' | 'resolvedUntil' | 'archivedUntil' | 'regressed' | 'regressedAt' | 'version' | 'assignee'
>

export function decidedOf(issue: Decided): Decided {
  const { state, resolvedUntil, archivedUntil, regressed, regressedAt, version, assignee } = issue
  return { state, resolvedUntil, archivedUntil, regressed, regressedAt, version, assignee }
}

/** What the change is made from: a change by somebody else in between is refused, and not overwritten. */
export function versionsOf(issues: readonly IssueSummary[]): Record<string, number> {
  const settled = issues.filter(({ version }) => version !== UNDER_WAY)
  return Object.fromEntries(settled.map(({ id, version }) => [id, version]))
}

/** The issue as it will be once the service agrees. */
export function triaged(issue: IssueSummary, { state, until, assignee }: TriagePatch): Decided {
  return {
    ...decidedOf(issue),
    version: UNDER_WAY,
    ...(state !== undefined && {
      state,
      // Of an open issue it says that it came back by itself, which a person's word ends.
      regressed: false,
      regressedAt: null,
      resolvedUntil: state === 'resolved' ? toResolved(until, issue) : null,
      archivedUntil: state === 'archived' ? toArchived(until, issue) : null,
    }),
    ...(assignee !== undefined && { assignee }),
  }
}

function toResolved(until: Until | undefined, { lastRelease }: IssueSummary): ResolvedUntil {
  if (until === 'next-release') return { is: 'next-release', after: lastRelease }
  if (typeof until === 'object' && 'release' in until) return { is: 'release', ...until }
  return { is: 'event' }
}

function toArchived(until: Until | undefined, { lastRelease }: IssueSummary): ArchivedUntil {
  if (until === 'next-release') return { is: 'next-release', after: lastRelease }
  if (typeof until === 'string') return { is: 'date', at: Date.parse(until) }
  if (until !== undefined && 'eventsPerHour' in until) {
    return { is: 'events', perHour: until.eventsPerHour }
  }
  if (until !== undefined && 'users' in until) return { is: 'users', more: until.users }
  return { is: 'forever' }
}
