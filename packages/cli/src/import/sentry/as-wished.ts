import type { IssuePatch, IssueSummary } from '@seismo/ingest/api'

type Decided = Pick<IssueSummary, 'state' | 'resolvedUntil' | 'archivedUntil' | 'assignee'>

/** Whether the issue already is what a wish would make it. */
export function isAsWished(issue: Decided, { state, until, assignee }: IssuePatch): boolean {
  if (assignee !== undefined && issue.assignee !== assignee) return false
  if (state === undefined) return true
  return issue.state === state && sameUntil(asPatch(issue), until)
}

/** What was asked for when its end was decided. */
function asPatch({ resolvedUntil, archivedUntil }: Decided): IssuePatch['until'] {
  const until = resolvedUntil ?? archivedUntil
  switch (until?.is) {
    case 'next-release':
      return 'next-release'
    case 'release':
      return { release: until.release }
    case 'date':
      return new Date(until.at).toISOString()
    case 'events':
      return { eventsPerHour: until.perHour }
    case 'users':
      return { users: until.more }
    default:
      return undefined
  }
}

/** A wish writes its dates as `toISOString` does, and has one field at most. */
function sameUntil(one: IssuePatch['until'], other: IssuePatch['until']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
