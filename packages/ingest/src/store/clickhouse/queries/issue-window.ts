import type { TimeRange } from '../../ports.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Minutes are kept for alerts and a close look; a longer window is as true by the hour. */
export const MINUTES_UP_TO_MS = 3 * HOUR_MS
const HOURS_UP_TO_MS = 3 * DAY_MS

type Unit = 'minute' | 'hour' | 'day'

interface WindowPart extends TimeRange {
  unit: Unit
}

/**
 * What a window is put together of, so that its cost follows its length: whole days, and the hours
 * at its edges. It begins with the whole minute or hour that its first moment is in.
 */
export function windowParts({ from, to }: TimeRange, minutesUpToMs: number): WindowPart[] {
  if (to - from <= minutesUpToMs) return [{ unit: 'minute', from: floor(from, MINUTE_MS), to }]
  const start = floor(from, HOUR_MS)
  if (to - from <= HOURS_UP_TO_MS) return [{ unit: 'hour', from: start, to }]
  const firstDay = floor(start + DAY_MS - 1, DAY_MS)
  const lastDay = floor(to, DAY_MS)
  return [
    { unit: 'hour' as const, from: start, to: firstDay },
    { unit: 'day' as const, from: firstDay, to: lastDay },
    { unit: 'hour' as const, from: lastDay, to },
  ].filter((part) => part.from < part.to)
}

function floor(at: number, unitMs: number): number {
  return Math.floor(at / unitMs) * unitMs
}

/** By time: which issues there were. */
const COUNTS = {
  minute: 'issue_stats_1m',
  hour: 'issue_counts_1h',
  day: 'issue_counts_1d',
} as const satisfies Record<Unit, string>

/** By issue: with its users, sessions and releases. */
const STATS = {
  minute: 'issue_stats_1m',
  hour: 'issue_stats_1h',
  day: 'issue_stats_1d',
} as const satisfies Record<Unit, string>

/** Apart by release, which is not kept by the hour: days alone, or minutes. */
const OF_RELEASES = { ...STATS, day: 'issue_releases_1d' } as const satisfies Record<Unit, string>

interface Rows {
  columns: string
  where: string
}

/** Rows of all issues in a window: `fingerprint`, `bucket`, `environment`, `events`, `last_seen`. */
export function countsIn(range: TimeRange, rows: Rows): string {
  return rowsOf(COUNTS, windowParts(range, MINUTES_UP_TO_MS), rows)
}

/** Rows of some issues in a window, named by `where`: the above, and `users`, `sessions`, `first_seen`. */
export function statsIn(range: TimeRange, rows: Rows): string {
  return rowsOf(STATS, windowParts(range, MINUTES_UP_TO_MS), rows)
}

/** Since when such rows are counted: what a window begins within is counted whole. */
export function startOf(range: TimeRange): number {
  return windowParts(range, MINUTES_UP_TO_MS)[0]?.from ?? range.from
}

/** The same and `release`; a window of more than a few days begins and ends with a whole one. */
export function releasesIn(range: TimeRange, rows: Rows): string {
  const parts = isByMinutes(range)
    ? windowParts(range, HOURS_UP_TO_MS)
    : [{ unit: 'day' as const, from: floor(range.from, DAY_MS), to: range.to }]
  return rowsOf(OF_RELEASES, parts, rows)
}

/** Whether what is apart by release is known to the minute. */
export function isByMinutes({ from, to }: TimeRange): boolean {
  return to - from <= HOURS_UP_TO_MS
}

/** The same, never coarser than an hour: for curves. */
export function curveIn({ from, to }: TimeRange, rows: Rows): string {
  const unit = unitOfCurve({ from, to })
  // The hour that a window begins within would stand for a whole step, and be higher than its neighbours.
  const start = unit === 'minute' ? floor(from, MINUTE_MS) : floor(from + HOUR_MS - 1, HOUR_MS)
  return rowsOf(STATS, [{ unit, from: start, to }], rows)
}

/** Evenly spaced buckets, about `wanted` of them, each of whole rows of `curveIn`. */
export function curveStepMs(range: TimeRange, wanted: number): number {
  const unitMs = unitOfCurve(range) === 'minute' ? MINUTE_MS : HOUR_MS
  return Math.max(unitMs, Math.ceil((range.to - range.from) / wanted / unitMs) * unitMs)
}

function unitOfCurve({ from, to }: TimeRange): Unit {
  return to - from <= HOURS_UP_TO_MS / 3 ? 'minute' : 'hour'
}

function rowsOf(tables: Record<Unit, string>, parts: WindowPart[], { columns, where }: Rows) {
  return parts
    .map(
      ({ unit, from, to }) => `
      SELECT ${columns} FROM ${tables[unit]} AS t
      WHERE t.project_id = {project: UInt32} AND ${bucketsIn({ from, to })}
        ${unit === 'minute' ? `AND ${daysIn({ from, to })}` : ''} AND ${where}`,
    )
    .join(' UNION ALL ')
}

function bucketsIn({ from, to }: TimeRange): string {
  return `t.bucket >= ${secondOf(from)} AND t.bucket < fromUnixTimestamp64Milli(${to}, 'UTC')`
}

/** The minutes are ordered by day first. */
function daysIn({ from, to }: TimeRange): string {
  return `toDate(t.bucket) >= toDate(${secondOf(from)}) AND toDate(t.bucket) <= toDate(${secondOf(to)})`
}

/** The days that a window touches, of tables that have nothing finer. */
export function daysTouched({ from, to }: TimeRange): string {
  return `bucket >= ${secondOf(floor(from, DAY_MS))} AND bucket < fromUnixTimestamp64Milli(${to}, 'UTC')`
}

function secondOf(at: number): string {
  return `toDateTime(${Math.floor(at / 1_000)}, 'UTC')`
}
