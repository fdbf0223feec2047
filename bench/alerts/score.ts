/**
 * How the spike detector does beside other rules on labelled series of sessions and affected sessions:
 * `node --conditions=source bench/alerts/score.ts CORPUS [odd|even]`, CORPUS a folder of `NAME.jsonl.gz`
 * and `NAME.labels.json`; of `odd` or `even` series alone where one half was tuned on.
 */
import { readSet, setsIn, type Labelled } from './corpus.ts'
import {
  doubledSinceLastWeek,
  fixedThreshold,
  movingAverage,
  ours,
  sentryEscalating,
  sigmas,
  type Detector,
} from './detectors.ts'
import { judge, type Verdict } from './judge.ts'

const DETECTORS: Record<string, Detector> = {
  'Seismo, sensitivity low': ours('low'),
  'Seismo, normal': ours('normal'),
  'Seismo, high': ours('high'),
  'rate over 3 times its mean': fixedThreshold(3),
  'rate over 6 times its mean': fixedThreshold(6),
  'counts, 3 sigma of the day': sigmas(3),
  'counts, 6 sigma of the day': sigmas(6),
  'EWMA of counts, 3 sigma': movingAverage(3),
  'EWMA of counts, 6 sigma': movingAverage(6),
  'events +100 % on last week': doubledSinceLastWeek(),
  'Sentry escalating, of events': sentryEscalating(),
}

function printed(name: string, verdict: Verdict): string {
  const { found, detectable, false: wrong, weeks, delays, inNuisances, nuisances } = verdict
  return [
    name.padEnd(30),
    (found / detectable).toFixed(3).padStart(7),
    (wrong / weeks).toFixed(3).padStart(9),
    quantile(delays, 0.5).padStart(8),
    quantile(delays, 0.9).padStart(6),
    (inNuisances / nuisances).toFixed(2).padStart(10),
    (verdict.repeated / Math.max(1, found)).toFixed(2).padStart(9),
  ].join('')
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return value === undefined ? '–' : String(value)
}

function halfOf(set: readonly Labelled[], half: string | undefined): readonly Labelled[] {
  if (half !== 'odd' && half !== 'even') return set
  return set.filter((_, n) => (n % 2 === 1) === (half === 'odd'))
}

const [folder, half] = process.argv.slice(2)
if (folder === undefined) {
  console.error('node --conditions=source bench/alerts/score.ts CORPUS [odd|even]')
  process.exit(2)
}
for (const name of setsIn(folder)) {
  const set = halfOf(readSet(folder, name), half)
  const seen = set.filter(({ label }) => label.detectable === true).length
  console.log(`${name}: ${String(set.length)} series, ${String(seen)} detectable events`)
  console.log(`${' '.repeat(30)} recall  false/wk  delay    p90  nuisances  repeated`)
  for (const [title, detector] of Object.entries(DETECTORS)) {
    console.log(printed(title, judge(set, detector)))
  }
  console.log('')
}
