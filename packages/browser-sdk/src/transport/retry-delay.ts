const FIRST_MS = 1_000
const LONGEST_MS = 60_000
const LONGEST_ASKED_MS = 3_600_000

/** Doubles each time. The jitter keeps the pages of a whole audience from coming back at once. */
export function retryDelayMs(failures: number, retryAfter: string | null): number {
  const backoffMs = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  const jittered = backoffMs * (0.5 + Math.random() / 2)
  // Seconds, as the service says it; the other form, a date, is left to the backoff.
  const askedMs = Number(retryAfter) * 1_000 || 0
  return Math.max(jittered, Math.min(askedMs, LONGEST_ASKED_MS))
}
