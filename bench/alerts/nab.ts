/**
 * The spike detector on NAB's recorded series at event level: `node --conditions=source
 * bench/alerts/nab.ts NAB [odd|even]`, NAB a folder with `data/` and `labels/combined_windows.json`.
 * A series has one number at a time, and no exposure. Counts are taken as affected, over one exposure a
 * bucket; gauges as how far they are from their own median of the first tenth, up and down, in shares
 * of their usual distance from it: `asSeries` says which is which.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Series } from './corpus.ts'
import { movingAverage, ours, sigmas, type Detector } from './detectors.ts'

const WEEK_MS = 7 * 86_400_000
/** NAB's own: what comes before is for learning. */
const PROBATION = 0.15

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

const COUNTS = /realTweets|request_count|nyc_taxi|network_in|NetworkIn|disk_write/

/** Numbers of some hundred at the median, so that chance is no part of what is smooth. */
const TYPICAL = 200

function asSeries({ name, values }: Recorded): Series {
  const learnt = values.slice(0, Math.ceil(values.length * PROBATION))
  const isCount = COUNTS.test(name)
  const scaled = isCount ? scaledCounts(values, learnt) : distances(values, learnt)
  return {
    id: name,
    step_s: 300,
    warmup_buckets: 0,
    sessions: values.map(() => EXPOSURE),
    affected: scaled.map((value) => Math.min(Math.round(value), EXPOSURE)),
    events: scaled.map(Math.round),
  }
}

const EXPOSURE = 1_000_000

/** Small counts as they are; bytes and the like by their scale. */
function scaledCounts(values: readonly number[], learnt: readonly number[]): number[] {
  const middle = median(learnt.filter((value) => value > 0)) || 1
  return middle > TYPICAL ? values.map((value) => (value * TYPICAL) / middle) : [...values]
}

/** How many usual distances from the median, plus one: what is usual is about two. */
function distances(values: readonly number[], learnt: readonly number[]): number[] {
  const middle = median(learnt)
  const usual =
    median(learnt.map((value) => Math.abs(value - middle))) || Math.abs(middle) / 20 || 1
  return values.map((value) => 20 * (1 + Math.abs(value - middle) / usual))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

function judge(set: readonly Recorded[], detector: Detector) {
  const total = { windows: 0, found: 0, false: 0, weeks: 0 }
  for (const one of set) {
    const from = one.times[Math.floor(one.times.length * PROBATION)] ?? 0
    const starts = detector(asSeries(one))
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
const detectors: Record<string, Detector> = {
  'Seismo, sensitivity low': ours('low'),
  'Seismo, normal': ours('normal'),
  'Seismo, high': ours('high'),
  '3 sigma of the last 288': sigmas(3),
  '6 sigma of the last 288': sigmas(6),
  'EWMA, 3 sigma': movingAverage(3),
  'EWMA, 6 sigma': movingAverage(6),
}
console.log(`${String(set.length)} series                 recall  false/wk`)
for (const [name, detector] of Object.entries(detectors)) {
  const { windows, found, false: wrong, weeks } = judge(set, detector)
  console.log(
    `${name.padEnd(30)} ${(found / windows).toFixed(3)} ${(wrong / weeks).toFixed(3).padStart(9)}`,
  )
}
