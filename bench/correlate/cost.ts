/** Time and memory of the ranking alone: `node --expose-gc --conditions=source bench/correlate/cost.ts`. */
import { rankSteps } from '../../packages/ingest/src/correlate/rank/rank-series.ts'
import { createRandom } from '../../packages/ingest/src/testing/random.ts'
import { aSeries, type Incident } from './incident.ts'
import { windowsAt } from './windows-at.ts'

const SIZES: [series: number, points: number, stepMs: number][] = [
  [2_000, 288, 60_000],
  [5_000, 480, 15_000],
  [10_000, 480, 15_000],
]

function aQuestion(count: number, length: number, stepMs: number): Incident['question'] {
  const random = createRandom(1)
  const noise = (level: number) =>
    Float64Array.from({ length }, () => level * Math.exp(0.2 * random.normal()))
  return {
    signal: {
      grid: { from: 0, stepMs, length },
      counts: noise(5),
      exposure: noise(1_000),
    },
    series: Array.from({ length: count }, (_, n) =>
      aSeries(`s${String(n % 50)}`, `m${String(n)}`, noise(10)),
    ),
    windows: windowsAt(Math.round(length * 0.8), length, stepMs),
  }
}

for (const [count, points, stepMs] of SIZES) {
  const question = aQuestion(count, points, stepMs)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const cpu = process.cpuUsage()
  const started = performance.now()
  let longest = 0
  let most = before
  let last = started
  const steps = rankSteps(question)
  while (steps.next().done !== true) {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    most = Math.max(most, process.memoryUsage().rss)
    last = now
  }
  const tookMs = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${String(count)} series × ${String(points)}: ${tookMs.toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of a core), at most ${longest.toFixed(0)} ms between pauses, ${((most - before) / 2 ** 20).toFixed(0)} MB more`,
  )
}
