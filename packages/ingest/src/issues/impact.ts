/** Of the sort by impact; the list's SQL has the rest of it, see `MOST_IMPACT`. */
export const IMPACT = {
  /** Points of an issue that nobody is known to have met, by its events. */
  usersOfEvents: 0.1,
  /** After this long without an event, half of it is left. */
  halfLifeMs: 24 * 3_600_000,
  severity: { high: 1, low: 0.2 },
} as const

interface Reach {
  users: number
  events: number
  /** What the impact would be, were each event another user's: events × recency × severity. */
  most: number
}

/** Users × recency × severity, of the window that is asked for. */
export function impactOf({ users, events, most }: Reach): number {
  return most * Math.max(users / events, IMPACT.usersOfEvents)
}
