import type { TimeRange } from '../../ports.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Minutes are kept for alerts and a close look; a longer window is as true by the hour. */
export const MINUTES_UP_TO_MS = 3 * HOUR_MS
/** What is apart by release is known to the minute for so long. */
const RELEASES_BY_MINUTES_UP_TO_MS = 3 * DAY_MS

const WEEK_MS = 7 * DAY_MS
/** 1970 began on a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/** A bucket begins with such a time, weeks aside. */
const UNIT_MS = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS, week: DAY_MS } as const

type Unit = 'minute' | 'hour' | 'day' | 'week'

interface WindowPart extends TimeRange {
  unit: Unit
}

/** A longer window begins with a whole day: by so little more, its first hours are not worth reading. */
const WHOLE_DAYS_FROM_MS = 14 * DAY_MS

/** A page asks until now, which is a little ago when it is answered. */
const NOW_WITHIN_MS = 60_000

/** Nothing has happened yet after `to`. */
export function isUpToNow({ to }: Pick<TimeRange, 'to'>, now = Date.now()): boolean {
  return to >= now - NOW_WITHIN_MS
}

/**
 * What a window is put together of, so that its cost follows its length: whole weeks, the days around
 * them, and the hours at its edges. It begins with the whole minute, hour or day that its first moment
 * is in. Up to now, the day and the week that are filling hold what is wanted of them and no more.
 */
export function windowParts(
  { from, to }: TimeRange,
  minutesUpToMs: number,
  now = Date.now(),
): WindowPart[] {
  if (to - from <= minutesUpToMs) return [{ unit: 'minute', from: floor(from, MINUTE_MS), to }]
  const isOpen = isUpToNow({ to }, now)
  const start = floor(from, to - from > WHOLE_DAYS_FROM_MS ? DAY_MS : HOUR_MS)
  const firstDay = Math.min(floor(start + DAY_MS - 1, DAY_MS), to)
  const lastDay = Math.max(isOpen ? to : floor(to, DAY_MS), firstDay)
  const firstWeek = Math.min(mondayFrom(firstDay), lastDay)
  const lastWeek = Math.max(isOpen ? to : mondayUpTo(lastDay), firstWeek)
  return [
    { unit: 'hour' as const, from: start, to: firstDay },
    { unit: 'day' as const, from: firstDay, to: firstWeek },
    { unit: 'week' as const, from: firstWeek, to: lastWeek },
    { unit: 'day' as const, from: lastWeek, to: lastDay },
    { unit: 'hour' as const, from: lastDay, to },
  ].filter((part) => part.from < part.to)
}

function mondayUpTo(at: number): number {
  return floor(at - FIRST_MONDAY_MS, WEEK_MS) + FIRST_MONDAY_MS
}

function mondayFrom(at: number): number {
  return mondayUpTo(at + WEEK_MS - 1)
}

function floor(at: number, unitMs: number): number {
  return Math.floor(at / unitMs) * unitMs
}

/** By time: which issues there were. */
const COUNTS = {
  minute: 'issue_stats_1m',
  hour: 'issue_counts_1h',
  day: 'issue_counts_1d',
  week: 'issue_counts_1w',
} as const satisfies Record<Unit, string>

/** By issue: with its users, sessions and releases. */
const STATS = {
  minute: 'issue_stats_1m',
  hour: 'issue_stats_1h',
  day: 'issue_stats_1d',
  week: 'issue_stats_1w',
} as const satisfies Record<Unit, string>

/** Apart by release, which is kept by the hour and the week no more than in minutes and days. */
const OF_RELEASES = {
  minute: 'issue_stats_1m',
  hour: 'issue_stats_1m',
  day: 'issue_releases_1d',
  week: 'issue_releases_1d',
} as const satisfies Record<Unit, string>

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
    ? windowParts(range, RELEASES_BY_MINUTES_UP_TO_MS)
    : [{ unit: 'day' as const, from: floor(range.from, DAY_MS), to: range.to }]
  return rowsOf(OF_RELEASES, parts, rows)
}

/** Whether what is apart by release is known to the minute. */
export function isByMinutes({ from, to }: TimeRange): boolean {
  return to - from <= RELEASES_BY_MINUTES_UP_TO_MS
}

/** The same, as fine as a curve of about `wanted` points needs. */
export function curveIn({ from, to }: TimeRange, wanted: number, rows: Rows): string {
  const unit = unitOfCurve({ from, to }, wanted)
  const unitMs = UNIT_MS[unit]
  // The hour that a window begins within would stand for a whole step, and be higher than its neighbours.
  const start = unit === 'minute' ? floor(from, unitMs) : floor(from + unitMs - 1, unitMs)
  return rowsOf(STATS, [{ unit, from: start, to }], rows)
}

/** Evenly spaced buckets, about `wanted` of them, each of whole rows of `curveIn`. */
export function curveStepMs(range: TimeRange, wanted: number): number {
  const unit = unitOfCurve(range, wanted)
  const units = (range.to - range.from) / wanted / UNIT_MS[unit]
  // Of 30 days and 24 points, a point a day: of two days each, half of the curve would be lost.
  return Math.max(1, unit === 'day' ? Math.round(units) : Math.ceil(units)) * UNIT_MS[unit]
}

function unitOfCurve({ from, to }: TimeRange, wanted: number): Exclude<Unit, 'week'> {
  if (to - from < wanted * HOUR_MS) return 'minute'
  return to - from < wanted * DAY_MS ? 'hour' : 'day'
}

function rowsOf(tables: Record<Unit, string>, parts: WindowPart[], { columns, where }: Rows) {
  return parts
    .map(
      ({ unit, from, to }) => `
      SELECT ${columns} FROM ${tables[unit]} AS t
      WHERE t.project_id = {project: UInt32} AND ${bucketsIn('t.bucket', { from, to }, UNIT_MS[unit])}
        ${unit === 'minute' ? `AND ${daysIn({ from, to })}` : ''} AND ${where}`,
    )
    .join(' UNION ALL ')
}

/**
 * Up to the end of the bucket that the window ends in, which is the same and reads the same for as long as it
 * fills: the engine remembers which granules a condition left nothing of.
 */
function bucketsIn(column: string, { from, to }: TimeRange, unitMs: number): string {
  return `${column} >= ${secondOf(from)} AND ${column} < ${secondOf(floor(to + unitMs - 1, unitMs))}`
}

/** The minutes are ordered by day first. */
function daysIn({ from, to }: TimeRange): string {
  return `toDate(t.bucket) >= toDate(${secondOf(from)}) AND toDate(t.bucket) <= toDate(${secondOf(to)})`
}

/** The days that a window touches, of tables that have nothing finer. */
export function daysTouched({ from, to }: TimeRange): string {
  return bucketsIn('bucket', { from: floor(from, DAY_MS), to }, DAY_MS)
}

function secondOf(at: number): string {
  return `toDateTime(${Math.floor(at / 1_000)}, 'UTC')`
}
