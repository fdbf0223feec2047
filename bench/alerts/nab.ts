/**
 * The spike detector on NAB's recorded series at event level: `node --conditions=source
 * bench/alerts/nab.ts NAB [odd|even]`, NAB a folder with `data/` and `labels/combined_windows.json`.
 * A series has one number at a time, and no exposure. Counts are taken as affected over an even
 * exposure; gauges as how far they leave the range of their own last week, on either side. `records` sees
 * the values as they are.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Series } from './corpus.ts'
import { movingAverage, ours, sigmas, type Detector } from './detectors.ts'
import { records } from './records.ts'

const WEEK_MS = 7 * 86_400_000
/** NAB's own: the first share of a series, and of a long one no more than of 5,000 values, is for learning. */
const PROBATION = { share: 0.15, most: 5_000 }

interface Recorded {
  name: string
  times: number[]
  values: number[]
  windows: [number, number][]
}

const [folder, half] = process.argv.slice(2)
if (folder === undefined) {
  console.error('node --conditions=source bench/alerts/nab.ts NAB [odd|even]')
  process.exit(2)
}

function read(root: string): Recorded[] {
  const labels = JSON.parse(
    readFileSync(join(root, 'labels', 'combined_windows.json'), 'utf8'),
  ) as Record<string, [string, string][]> // the corpus documents its shape
  return Object.entries(labels)
    .filter(([name]) => name.startsWith('real'))
    .map(([name, windows]) => ({ name, windows: windows.map(toTimes), ...rowsOf(root, name) }))
}

function toTimes([from, to]: [string, string]): [number, number] {
  return [toTime(from), toTime(to)]
}

function toTime(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`)
}

function rowsOf(root: string, name: string) {
  const lines = readFileSync(join(root, 'data', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const rows = lines.map((line) => line.split(','))
  return {
    times: rows.map(([time = '']) => toTime(time)),
    values: rows.map(([, value]) => Number(value)),
  }
}

const COUNTS = /realTweets|request_count/
const EXPOSURE = 1_000_000

function asSeries({ name, values }: Recorded): Series {
  const affected = COUNTS.test(name) ? values : exceedances(values)
  const exposure = COUNTS.test(name) ? EXPOSURE : PER_BUCKET
  return {
    id: name,
    step_s: 300,
    warmup_buckets: 0,
    sessions: values.map(() => exposure),
    affected: affected.map((value) => Math.min(Math.round(value), exposure)),
    events: affected.map(Math.round),
  }
}

const PER_BUCKET = 10
/** A day at first, a week at most. */
const REMEMBERED = 2_016
const FIRST = 144
const EDGE = 0.01

/** Of ten: how far out of the range of the last week a value is, by half widths of that range. */
function exceedances(values: readonly number[]): number[] {
  let low = 0
  let high = 0
  return values.map((value, n) => {
    if (n < FIRST) return 0
    if (n % 12 === 0) {
      const sorted = values.slice(Math.max(0, n - REMEMBERED), n).sort((a, b) => a - b)
      low = sorted[Math.floor(EDGE * sorted.length)] ?? value
      high = sorted[Math.ceil((1 - EDGE) * sorted.length) - 1] ?? value
    }
    const width = (high - low || Math.abs(high) / 10 || 1) / 2
    const beyond = Math.max(value - high, low - value, 0) / width
    return Math.min(PER_BUCKET, Math.ceil(beyond * 4))
  })
}

function learntOf({ times }: Recorded): number {
  return Math.floor(Math.min(times.length, PROBATION.most) * PROBATION.share)
}

/** Values in which an alert begins. */
type StartsOf = (one: Recorded) => number[]

function byCounts(detector: Detector): StartsOf {
  return (one) => detector(asSeries(one))
}

/** An alert ends where nothing was a record for so many values. */
const QUIET = 36

function byRecords({ values }: Recorded): number[] {
  let last = -Infinity
  return records(values).flatMap((isRecord, n) => {
    if (!isRecord) return []
    const begins = n - last > QUIET
    last = n
    return begins ? [n] : []
  })
}

function judge(set: readonly Recorded[], startsOf: StartsOf) {
  const total = { windows: 0, found: 0, false: 0, weeks: 0 }
  for (const one of set) {
    const from = one.times[learntOf(one)] ?? 0
    const starts = startsOf(one)
      .map((n) => one.times[n] ?? 0)
      .filter((time) => time >= from)
    const holds = ([start, end]: [number, number], time: number) => time >= start && time <= end
    total.windows += one.windows.length
    total.found += one.windows.filter((window) => starts.some((time) => holds(window, time))).length
    total.false += starts.filter(
      (time) => !one.windows.some((window) => holds(window, time)),
    ).length
    total.weeks += ((one.times.at(-1) ?? 0) - from) / WEEK_MS
  }
  return total
}

const all = read(folder)
const isWanted = (n: number) => half === undefined || (n % 2 === 1) === (half === 'odd')
const set = all.filter((_, n) => isWanted(n))
const detectors: Record<string, StartsOf> = {
  'Seismo, sensitivity low': byCounts(ours('low')),
  'Seismo, normal': byCounts(ours('normal')),
  'Seismo, high': byCounts(ours('high')),
  'records of six statistics': byRecords,
  '3 sigma of the last 288': byCounts(sigmas(3)),
  '6 sigma of the last 288': byCounts(sigmas(6)),
  'EWMA, 3 sigma': byCounts(movingAverage(3)),
  'EWMA, 6 sigma': byCounts(movingAverage(6)),
}
console.log(`${String(set.length)} series                 recall  false/wk`)
for (const [name, startsOf] of Object.entries(detectors)) {
  const { windows, found, false: wrong, weeks } = judge(set, startsOf)
  console.log(
    `${name.padEnd(30)} ${(found / windows).toFixed(3)} ${(wrong / weeks).toFixed(3).padStart(9)}`,
  )
}
