import { laggedCorrelation, rankInto } from '../../packages/ingest/src/correlate/rank/lagged.ts'
import type {
  MetricFinding,
  Ranking,
  RankQuestion,
} from '../../packages/ingest/src/correlate/rank/question.ts'
import { rateOf } from '../../packages/ingest/src/correlate/rank/signal-rate.ts'
import type { Ranker } from './judge.ts'

interface Windowed {
  before: number[]
  during: number[]
}

/** What others do, each with the limit that is usual for it. */
export const BASELINES: Record<string, Ranker> = {
  'N-sigma, 3': byScore(
    ({ before, during }) => farthest(during, mean(before), deviation(before)),
    3,
  ),
  'median and IQR, 10': byScore(robust, 10),
  't-test, FDR 5 %': byTest((windows) => 2 * tail(Math.abs(welch(windows)))),
  'KS, FDR 5 %': byTest(kolmogorov),
  'correlation, 0.5': byCorrelation,
}

function byScore(score: (windows: Windowed) => number, limit: number): Ranker {
  return (question) => {
    const scores = windowsOf(question).map(score)
    return answer(question, scores, !scores.some((one) => one > limit))
  }
}

/** Ranked by the least probability; Benjamini and Hochberg decide whether anything is left. */
function byTest(test: (windows: Windowed) => number): Ranker {
  return (question) => {
    const tests = windowsOf(question).map(test)
    const sorted = tests.filter((p) => !Number.isNaN(p)).sort((a, b) => a - b)
    const isFound = sorted.some((p, n) => p <= (0.05 * (n + 1)) / sorted.length)
    return answer(
      question,
      tests.map((p) => -p),
      !isFound,
    )
  }
}

function byCorrelation(question: RankQuestion): Ranking {
  const { before, during } = question.windows
  const reference = new Float64Array(during.to - before.from)
  rankInto(rateOf(question.signal), before.from, reference)
  const ranks = new Float64Array(reference.length)
  const scores = question.series.map(({ values }) => {
    rankInto(values, before.from, ranks)
    return Math.abs(
      laggedCorrelation(reference, ranks, { most: 0, close: 0, stride: 1 }).correlation,
    )
  })
  return answer(question, scores, !scores.some((one) => one > 0.5))
}

function windowsOf({ series, windows: { before, during } }: RankQuestion): Windowed[] {
  const known = (values: Float64Array, from: number, to: number) =>
    [...values.subarray(from, to)].filter((value) => Number.isFinite(value))
  return series.map(({ values }) => ({
    before: known(values, before.from, before.to),
    during: known(values, during.from, during.to),
  }))
}

function answer({ series }: RankQuestion, scores: number[], nothing: boolean): Ranking {
  const ranked = series
    .map((one, n) => ({ series: one, score: scores[n] ?? NaN }))
    .filter(({ score }) => !Number.isNaN(score))
    .sort((a, b) => b.score - a.score)
    .map(({ series: one, score }): MetricFinding => ({
      ...{ series: one, score, severity: score, standsOut: !nothing, direction: 'up' as const },
      ...{ before: 0, after: 0, correlation: 0, lag: null, n: 0, falseAlarmRate: 1, family: [] },
    }))
  return { ranked, nothing, falseAlarmRate: 1, checked: ranked.length }
}

function farthest(during: number[], middle: number, spread: number): number {
  return Math.max(...during.map((value) => Math.abs(value - middle))) / Math.max(spread, 1e-9)
}

function robust({ before, during }: Windowed): number {
  const sorted = before.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? NaN
  return farthest(during, at(0.5), at(0.75) - at(0.25))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

function welch({ before, during }: Windowed): number {
  const error = deviation(before) ** 2 / before.length + deviation(during) ** 2 / during.length
  return (mean(during) - mean(before)) / Math.sqrt(Math.max(error, 1e-18))
}

/** Of the normal distribution, which is close to Student's from thirty values on (Abramowitz and Stegun 26.2.17). */
function tail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}

function kolmogorov({ before, during }: Windowed): number {
  const below = (values: number[], limit: number) =>
    values.filter((value) => value <= limit).length / values.length
  let most = 0
  for (const value of [...before, ...during]) {
    most = Math.max(most, Math.abs(below(before, value) - below(during, value)))
  }
  const n = Math.sqrt((before.length * during.length) / (before.length + during.length))
  const x = (n + 0.12 + 0.11 / n) * most
  let p = 0
  for (let k = 1; k <= 20; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * x * x)
  return Math.min(1, Math.max(0, p))
}
