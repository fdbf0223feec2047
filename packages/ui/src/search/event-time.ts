import type { WindowSearch } from './time-window.ts'

const HALF_A_DAY_MS = 12 * 3_600_000
const MOST_MS = 8e15

/** When the event of a link was, so that the page need not look through all of time for it. */
export interface EventTimeSearch {
  at?: string | undefined
}

export function readEventTime(search: Record<string, unknown>): EventTimeSearch {
  const { at } = search
  // Half a day beyond the last date there is would be no date.
  return typeof at === 'string' && Math.abs(Date.parse(at)) < MOST_MS ? { at } : {}
}

export function dayAround({ at }: EventTimeSearch): WindowSearch {
  if (at === undefined) return {}
  const time = (offsetMs: number) => new Date(Date.parse(at) + offsetMs).toISOString()
  return { from: time(-HALF_A_DAY_MS), to: time(HALF_A_DAY_MS) }
}
