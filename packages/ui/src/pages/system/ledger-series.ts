import type { Outcome } from '@seismo/ingest/api'

export interface LedgerBucket {
  at: number
  stored: number
  dropped: number
}

export interface LedgerSeries {
  stepMs: number
  buckets: LedgerBucket[]
}

const MINUTE_MS = 60_000
/** Up to a day, of which all are parts. */
const STEPS_MS = [1, 5, 15, 30, 60, 120, 180, 360, 720, 1_440].map((n) => n * MINUTE_MS)
const MOST_BUCKETS = 120

/** What was stored and dropped over the window, in equal steps and with zeros where nothing came. */
export function toSeries(
  outcomes: readonly Outcome[],
  { from, to }: { from: number; to: number },
): LedgerSeries {
  const stepMs = stepOf(to - from)
  const first = Math.floor(from / stepMs) * stepMs
  const count = Math.max(1, Math.ceil((to - first) / stepMs))
  const buckets = Array.from({ length: count }, (_, index) => ({
    at: first + index * stepMs,
    stored: 0,
    dropped: 0,
  }))
  for (const { minute, outcome, n } of outcomes) {
    const bucket = buckets[Math.floor((minute - first) / stepMs)]
    if (bucket && (outcome === 'stored' || outcome === 'dropped')) bucket[outcome] += n
  }
  return { stepMs, buckets }
}

export function stepOf(spanMs: number): number {
  const step = STEPS_MS.find((one) => spanMs / one <= MOST_BUCKETS)
  const day = 1_440 * MINUTE_MS
  return step ?? Math.ceil(spanMs / MOST_BUCKETS / day) * day
}
