/**
 * How often something stands out at calm times, and whether the false-alarm rate that is told holds:
 * `node --conditions=source bench/correlate/calm.ts [SEED]`. Unrelated shifts happen there, so the
 * share is not zero.
 */
import { rankSeries } from '../../packages/ingest/src/correlate/rank/rank-series.ts'
import { toIncident } from './read-rumcorr.ts'
import { simulate } from './simulate.ts'
import { windowsAt } from './windows-at.ts'

const ONSETS = [250, 330, 420]
const LIMITS = [0.05, 0.1, 0.2]

const seed = Number(process.argv[2] ?? 11)
const rankings = simulate(seed, 63).flatMap(({ incident, label }) => {
  const { question } = toIncident(incident, label)
  return ONSETS.map((onset) => {
    const counts = question.signal.counts.map((count, n) => (n < onset ? count : 4 * count + 1))
    const windows = windowsAt(onset, onset + 31, question.signal.grid.stepMs)
    return rankSeries({ ...question, signal: { ...question.signal, counts }, windows })
  })
})
const found = rankings.filter(({ nothing }) => !nothing).length
console.log(`${String(found)} of ${String(rankings.length)} calm windows have a finding`)
for (const limit of LIMITS) {
  const within = rankings.filter(({ falseAlarmRate }) => falseAlarmRate <= limit).length
  console.log(
    `told rate at most ${String(limit)}: ${(within / rankings.length).toFixed(3)} of them`,
  )
}
