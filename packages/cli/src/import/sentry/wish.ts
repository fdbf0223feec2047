import type { IssuePatch, Member } from '@seismo/ingest/api'
import type { SentryIssue } from './source.ts'

/** What issues of Sentry want the issue to be that their events are in; empty where nothing. */
export function wishOf(
  issues: readonly SentryIssue[],
  { members, now }: { members: readonly Pick<Member, 'name' | 'email'>[]; now: number },
): IssuePatch {
  const assignee = issues
    .map((issue) => memberOf(issue, members))
    .find((name) => name !== undefined)
  return { ...stateOf(issues, now), ...(assignee !== undefined && { assignee }) }
}

/** Open where any of them is: what somebody has still to do must not be hidden by what is done. */
function stateOf(issues: readonly SentryIssue[], now: number): IssuePatch {
  const states = issues.map((issue) => toState(issue, now))
  if (states.some(({ state }) => state === undefined)) return {}
  return states.find(({ state }) => state === 'archived') ?? states[0] ?? {}
}

function toState({ status, statusDetails: details }: SentryIssue, now: number): IssuePatch {
  if (status === 'resolved') return { state: 'resolved', ...resolvedUntil(details) }
  if (status !== 'ignored' && status !== 'archived') return {}
  const until = archivedUntil(details)
  if (typeof until === 'string' && Date.parse(until) <= now) return {}
  return { state: 'archived', ...(until !== undefined && { until }) }
}

function resolvedUntil(details: Record<string, unknown>): Pick<IssuePatch, 'until'> {
  if (details.inNextRelease === true) return { until: 'next-release' }
  const { inRelease: release } = details
  const isName = typeof release === 'string' && release !== '' && release.length <= 200
  return isName ? { until: { release } } : {}
}

/** In Sentry a number of events may come within minutes; what has no counterpart is archived for ever. */
function archivedUntil(details: Record<string, unknown>): IssuePatch['until'] {
  const { ignoreUntil, ignoreCount, ignoreWindow, ignoreUserCount, ignoreUserWindow } = details
  if (typeof ignoreUntil === 'string' && Number.isFinite(Date.parse(ignoreUntil)))
    return new Date(ignoreUntil).toISOString()
  if (isCount(ignoreCount) && isCount(ignoreWindow))
    return { eventsPerHour: Math.max(1, Math.ceil((ignoreCount * 60) / ignoreWindow)) }
  if (isCount(ignoreUserCount) && !isCount(ignoreUserWindow)) return { users: ignoreUserCount }
  return undefined
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1e9
}

/** By e-mail address, else by name; neither heeds the case. */
function memberOf(
  { assignee }: SentryIssue,
  members: readonly Pick<Member, 'name' | 'email'>[],
): string | undefined {
  const wanted = [assignee?.email, assignee?.name]
    .filter((one) => one)
    .map((one) => one?.toLowerCase())
  const isWanted = (one: string | null | undefined) =>
    Boolean(one) && wanted.includes(one?.toLowerCase())
  return members.find(({ name, email }) => isWanted(email) || isWanted(name))?.name
}
