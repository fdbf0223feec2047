/** Of `engine_full`: what rows are kept for, and by which of their times. */
interface TimeToLive {
  /** `toDateTime(ts)` */
  since: string
  days: number
}

const TTL = /\bTTL (.+?) \+ toInterval(Day|Month|Year)\((\d+)\)(?= SETTINGS\b|$)/
const DAYS = { Day: 1, Month: 30.44, Year: 365 } as const

/** Undefined where a table keeps its rows for ever, or by more than one rule. */
export function timeToLiveOf(engineFull: string): TimeToLive | undefined {
  const [, since, unit, n] = TTL.exec(engineFull) ?? []
  if (since === undefined) return undefined
  // as: the pattern lists the units.
  return { since, days: Math.ceil(Number(n) * DAYS[unit as keyof typeof DAYS]) }
}
