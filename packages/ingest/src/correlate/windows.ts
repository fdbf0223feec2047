import type { Span } from './lanes.ts'
import type { Grid, Windows } from './series.ts'

const MINUTE_MS = 60_000
/** Baseline: an hour, and what begins slowly is not part of it. */
const BEFORE_MS = 60 * MINUTE_MS
const GUARD_MS = 10 * MINUTE_MS
/** What moved just before is part of it; half an hour later it is something else. */
const EARLY_MS = 2 * MINUTE_MS
const DURING_MS = 30 * MINUTE_MS
/** Of a box of weeks every series would be read for weeks; the answer says how far it looked. */
const LONGEST_MS = 24 * 60 * MINUTE_MS
/** Of which calm times are compared. */
const HISTORY_MS = 6 * 60 * MINUTE_MS
const STEP_MS = MINUTE_MS

export interface Spans {
  /** Of everything that is read, by the step of `grid`. */
  grid: Grid
  windows: Windows
  before: Span
  during: Span
}

/** What is compared of a rise: by the box of whoever asks, of it a day at most; else half an hour from its onset. */
export function spansOf(onset: number, { now, box }: { now: number; box?: Span }): Spans {
  const begin = floor(box?.from ?? onset)
  // A minute that is not over holds less than the others.
  const end = Math.max(
    begin + STEP_MS,
    Math.min(floor(now), begin + LONGEST_MS, box ? ceil(box.to) : begin + DURING_MS),
  )
  const from = begin - BEFORE_MS - GUARD_MS - HISTORY_MS
  const indexOf = (at: number) => Math.round((at - from) / STEP_MS)
  const before = { from: begin - GUARD_MS - BEFORE_MS, to: begin - GUARD_MS }
  const during = { from: begin - EARLY_MS, to: end }
  return {
    grid: { from, stepMs: STEP_MS, length: indexOf(end) },
    windows: {
      onset: indexOf(begin),
      before: { from: indexOf(before.from), to: indexOf(before.to) },
      during: { from: indexOf(during.from), to: indexOf(during.to) },
    },
    ...{ before, during },
  }
}

const MOST_BUCKETS = 1_500

/** To look for a rise in: by the minute, of days by as few minutes as are not too many. */
export function searchGrid({ from, to }: Span): Grid {
  const stepMs = STEP_MS * Math.max(1, Math.ceil((to - from) / STEP_MS / MOST_BUCKETS))
  const start = Math.floor(from / stepMs) * stepMs
  return { from: start, stepMs, length: Math.max(0, Math.floor((to - start) / stepMs)) }
}

function floor(at: number): number {
  return Math.floor(at / STEP_MS) * STEP_MS
}

function ceil(at: number): number {
  return Math.ceil(at / STEP_MS) * STEP_MS
}
