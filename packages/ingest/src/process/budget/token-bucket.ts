/** How many there are at once, and how many come back in time. */
export interface Budget {
  burst: number
  perHour: number
}

export interface Level {
  tokens: number
  /** Epoch milliseconds. */
  at: number
}

const HOUR_MS = 3_600_000

/** Full where nothing was ever taken. A clock that was set back brings nothing and takes nothing. */
export function refilled(level: Level | undefined, { burst, perHour }: Budget, now: number): Level {
  if (!level) return { tokens: burst, at: now }
  const passedMs = Math.max(0, now - level.at)
  const tokens = Math.min(burst, level.tokens + (passedMs / HOUR_MS) * perHour)
  return { tokens: Math.max(0, tokens), at: Math.max(now, level.at) }
}
