import type { Fault } from '../../../test/apps/shop/backend/faults.ts'

/** A few hours of a shop of its own, of which the last minutes go wrong. Times are epoch milliseconds. */
export interface Episode {
  number: number
  seed: number
  fault: Fault
  from: number
  /** Where the calm window that is asked about ends; so far nothing has happened. */
  calmUntil: number
  injectedAt: number
  to: number
}

export const KINDS = [
  'slow-query',
  'saturated-pool',
  'bad-deploy',
  'broken-zone',
  'frontend-release',
] as const satisfies readonly Fault[]

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** From the fault to the question: people look when an alert came, not when it is over. */
const MINUTES_AFTER = [8, 12, 18, 25]
const CALM_BEFORE_MS = 45 * MINUTE_MS

/** The kinds take turns; `hours` are what lies before each fault. */
export function planEpisodes(count: number, hours: number, end: number): Episode[] {
  return Array.from({ length: count }, (_, index) => {
    const minutes = MINUTES_AFTER[Math.floor(index / KINDS.length) % MINUTES_AFTER.length] ?? 10
    const injectedAt = end - minutes * MINUTE_MS
    return {
      number: index + 1,
      seed: 1_000 + 37 * index,
      fault: KINDS[index % KINDS.length] ?? 'slow-query',
      from: injectedAt - hours * HOUR_MS,
      calmUntil: injectedAt - CALM_BEFORE_MS,
      injectedAt,
      to: end,
    }
  })
}
