import type { Candidate, RankSeries } from './lanes.ts'
import type { FamilyMember, MetricFinding } from './rank/question.ts'
import { rankSteps } from './rank/rank-series.ts'

/** For an answer: the rest did not even move. */
const MOST_METRICS = 50
const MOST_OF_FAMILY = 50

interface Options {
  /** Lets others run, every few milliseconds. */
  pause: () => Promise<void>
  now: () => number
}

/** The ranker as a lane wants it; after the deadline nobody listens any more. */
export function createRankSeries({ pause, now }: Options): RankSeries {
  return async (signal, series, { windows, deadline, calls }) => {
    const steps = rankSteps({
      ...{ signal, series, windows },
      ...(calls && { dependencies: new Map([...calls].map(([of, to]) => [of, new Set(to)])) }),
    })
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value.ranked.slice(0, MOST_METRICS).map(toCandidate)
      if (now() > deadline) return []
      await pause()
    }
  }
}

function toCandidate(found: MetricFinding): Candidate<'metric'> {
  const { series, direction, lag, standsOut, score, family, ...figures } = found
  return {
    ...{ name: series.name, labels: { ...series.labels }, direction, lag },
    evidence: {
      ...{ is: 'metric', before: figures.before, after: figures.after, n: figures.n },
      ...{ severity: figures.severity, correlation: figures.correlation },
      ...{ falseAlarmRate: figures.falseAlarmRate, unit: series.unit, query: series.query },
      points: Array.from(series.values, (value) => (Number.isNaN(value) ? null : value)),
      family: family.slice(0, MOST_OF_FAMILY).map(toMember),
    },
    ...{ isFound: standsOut, strength: score },
  }
}

function toMember({ series, before, after, severity }: FamilyMember) {
  return { labels: { ...series.labels }, before, after, severity }
}
