import type { Project } from '@seismo/ingest/api'

/** What is kept for a time of its own. */
export type Kept = keyof Project['keptDays']

export interface LookBack {
  /** Of a window that ends now: `-14d`. */
  from: string
  /** How long that is: `14 days`. */
  words: string
}

/** Further back is somebody's own choice of time: what is kept for a year takes long to look through. */
const FURTHEST_DAYS = 30

/** What is said where looking back takes long. */
export const LOOKING_BACK = 'Nothing in this time range. Still looking for what was before.'

/** The widest window that an empty page offers, and looks through itself: no wider than there can be something. */
export function lookBack(keptDays: Project['keptDays'], kept: Kept): LookBack {
  const days = Math.min(FURTHEST_DAYS, keptDays[kept])
  return { from: `-${String(days)}d`, words: daysWords(days) }
}

export function daysWords(days: number): string {
  return days === 1 ? 'a day' : `${String(days)} days`
}
