import { foldFamilies, middles, type Candidate } from './fold-families.ts'
import { framesOf, type Frames } from './frames.ts'
import type { Lags } from './lagged.ts'
import { createMeasure, shareAtLeast } from './measure.ts'
import type { MetricFinding, RankQuestion, Ranking } from './question.ts'
import { rateOf } from './signal-rate.ts'
import { aboveNoise, strengthOf } from './strength.ts'
import { trafficChange } from './traffic.ts'
import { weigh } from './weigh.ts'

const MINUTE = 60_000
/** The lags that are looked at, and those that are as good as none. */
const LAG_MS = { most: 10 * MINUTE, close: 2 * MINUTE, stride: MINUTE }
const MOST_LAG_BUCKETS = 40
/** Series between two pauses: some ten milliseconds. */
const CHUNK = 16
/**
 * Times the usual change of a series that stand out. Set on simulated incidents (decision 23), so that
 * nine of ten without a server cause stay silent.
 */
const NOISE_LINE = 1.6
/** The strength that has half the score. */
const HALF_SCORE = 1

/** All at once; `rankSteps` is for those who share their thread. */
export function rankSeries(question: RankQuestion): Ranking {
  const steps = rankSteps(question)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Yields every few milliseconds, so that who calls can let others run. */
export function* rankSteps(question: RankQuestion): Generator<undefined, Ranking> {
  const { signal, series, windows } = question
  const { stepMs } = signal.grid
  const frames = framesOf(windows, stepMs)
  const rate = rateOf(signal)
  const hasSignal = rate.some((value) => !Number.isNaN(value))
  const calmBest = new Float64Array(frames.placebos.length)
  const traffic = trafficChange(signal, frames, windows.before.to)
  const measure = createMeasure({ frames, rate, traffic, lags: lagsOf(stepMs), calmBest })
  const candidates: Candidate[] = []
  for (const [n, one] of series.entries()) {
    const measured = measure(one.values)
    const strength = strengthOf(measured, hasSignal)
    if (!Number.isNaN(strength)) {
      candidates.push({
        series: one,
        measured,
        strength,
        aboveNoise: aboveNoise(measured, hasSignal),
      })
    }
    if (n % CHUNK === CHUNK - 1) yield
  }
  return rankingOf(candidates, { question, frames, calmBest, hasSignal })
}

function lagsOf(stepMs: number): Lags {
  const buckets = (ms: number) => Math.max(1, Math.min(MOST_LAG_BUCKETS, Math.round(ms / stepMs)))
  return {
    most: buckets(LAG_MS.most),
    close: buckets(LAG_MS.close),
    stride: buckets(LAG_MS.stride),
  }
}

interface Context {
  question: RankQuestion
  frames: Frames
  calmBest: Float64Array
  hasSignal: boolean
}

function rankingOf(candidates: readonly Candidate[], context: Context): Ranking {
  const { question, frames, calmBest, hasSignal } = context
  const weighed = weigh(candidates, question.dependencies).sort(byStrength)
  const canTell = frames.placebos.length > 0
  const ranked = foldFamilies(weighed, {
    frames,
    toFinding: (leader): MetricFinding => {
      const { series, measured, strength } = leader
      return {
        series,
        direction: measured.change < 0 ? 'down' : 'up',
        ...middles(series.values, frames, measured),
        severity: measured.severity,
        correlation: measured.correlation,
        lag: hasSignal ? (measured.lag * question.signal.grid.stepMs) / 1000 : null,
        n: measured.n,
        falseAlarmRate: measured.falseAlarmRate,
        score: strength / (strength + HALF_SCORE),
        standsOut: canTell && leader.aboveNoise > NOISE_LINE,
        family: [],
      }
    },
  })
  const best = candidates.reduce((most, one) => Math.max(most, one.aboveNoise), 0)
  return {
    ranked,
    nothing: !ranked.some(({ standsOut }) => standsOut),
    falseAlarmRate: shareAtLeast(calmBest, best),
    checked: candidates.length,
  }
}

/** Equals go by their names, so that the order of the question changes nothing. */
function byStrength(a: Candidate, b: Candidate): number {
  if (a.strength !== b.strength) return b.strength - a.strength
  const nameOfA = nameOf(a)
  const nameOfB = nameOf(b)
  if (nameOfA === nameOfB) return 0
  return nameOfA < nameOfB ? -1 : 1
}

function nameOf({ series }: Candidate): string {
  return `${series.family} ${series.name} ${JSON.stringify(series.labels)}`
}
