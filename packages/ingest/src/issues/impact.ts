import type { IssueSummary } from '../contract/issue.ts'

/** Of the sort by impact; the query computes the same, see `IMPACT` in the list's SQL. */
export const IMPACT = {
  /** Points of an issue that nobody is known to have met, by its events. */
  usersOfEvents: 0.1,
  /** After this long without an event, half of it is left. */
  halfLifeMs: 24 * 3_600_000,
  severity: { high: 1, low: 0.2 },
} as const

/** Users × recency × severity, of the window that is asked for. */
export function impactOf(
  issue: Pick<IssueSummary, 'users' | 'events' | 'lastSeen' | 'priority'>,
  to: number,
): number {
  const people = Math.max(issue.users, issue.events * IMPACT.usersOfEvents)
  const recency = 2 ** (-Math.max(0, to - issue.lastSeen) / IMPACT.halfLifeMs)
  return people * recency * IMPACT.severity[issue.priority]
}
