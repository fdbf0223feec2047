import { BUCKET_MS } from '../../packages/ingest/src/alerts/detect/bucket.ts'
import type { Sensitivity } from '../../packages/ingest/src/alerts/detect/sensitivity.ts'
import { createSpikeDetector } from '../../packages/ingest/src/alerts/detect/spike-detector.ts'
import type { Series } from './corpus.ts'
import { mergedStarts } from './merged-starts.ts'

/** Buckets of a series in which an alert begins. */
export type Detector = (series: Series) => number[]

/** A Monday, at midnight: what the simulator begins with. */
const FIRST_BUCKET = 2_833 * 2_016

export function ours(sensitivity: Sensitivity): Detector {
  return ({ sessions, affected }) => {
    const detector = createSpikeDetector({ sensitivity, minAffected: 5 })
    const starts: number[] = []
    sessions.forEach((exposure, n) => {
      const at = (FIRST_BUCKET + n) * BUCKET_MS
      const decision = detector.push({ at, exposure, affected: affected[n] ?? 0 })
      if (decision.hasStarted) starts.push(n)
    })
    return starts
  }
}

/** A bucket is above a level: the same holding, resolving and merging for everyone. */
function above(isAbove: (series: Series) => (n: number) => boolean): Detector {
  return (series) => {
    const test = isAbove(series)
    return mergedStarts(series.sessions.length, test)
  }
}

/** What people set by hand: so many times the rate of the weeks before, and five affected. */
export function fixedThreshold(times: number): Detector {
  return above(({ sessions, affected, warmup_buckets: learnt }) => {
    const level = sum(affected, 0, learnt) / Math.max(1, sum(sessions, 0, learnt))
    return (n) => {
      const count = affected[n] ?? 0
      return count >= 5 && count > times * level * (sessions[n] ?? 0)
    }
  })
}

/** Mean and deviation of the counts of the last day. */
export function sigmas(many: number): Detector {
  return above(({ affected }) => {
    const totals = prefix(affected)
    const squares = prefix(affected.map((value) => value ** 2))
    return (n) => {
      if (n < 288) return false
      const mean = (at(totals, n) - at(totals, n - 288)) / 288
      const variance = (at(squares, n) - at(squares, n - 288)) / 288 - mean ** 2
      return (
        at(affected, n) >= 5 && at(affected, n) > mean + many * Math.sqrt(Math.max(variance, 0))
      )
    }
  })
}

/** A moving average of counts and of their squared distance, that forgets by half in some hours. */
export function movingAverage(many: number): Detector {
  return above(({ affected }) => {
    const keep = 0.98
    let mean = at(affected, 0)
    let variance = mean
    return (n) => {
      const count = at(affected, n)
      const isFar = count >= 5 && count > mean + many * Math.sqrt(variance)
      variance = keep * (variance + (1 - keep) * (count - mean) ** 2)
      mean = keep * mean + (1 - keep) * count
      return isFar
    }
  })
}

/** Twice as many raw errors in an hour as in the same hour a week before. */
export function doubledSinceLastWeek(): Detector {
  return above(({ events }) => {
    const totals = prefix(events)
    const hourTo = (n: number) => at(totals, n + 1) - at(totals, Math.max(0, n - 11))
    return (n) => n >= 2_028 && hourTo(n) >= 5 && hourTo(n) > 2 * hourTo(n - 2_016)
  })
}

const DAY = 288

/**
 * Sentry's escalating issues, as its source has it (`escalating_issues_alg.py`): a limit of events an
 * hour from the 168 hours before, forecast once a day, and tested against the events of the hour.
 */
export function sentryEscalating(): Detector {
  return above(({ events }) => {
    const totals = prefix(events)
    const hours = Array.from(
      { length: Math.floor(events.length / 12) },
      (_, hour) => at(totals, (hour + 1) * 12) - at(totals, hour * 12),
    )
    let limit = Infinity
    return (n) => {
      if (n % DAY === 0 && n >= 7 * DAY) limit = escalatingLimit(hours.slice(n / 12 - 168, n / 12))
      return at(totals, n + 1) - at(totals, n - (n % 12)) > limit
    }
  })
}

function escalatingLimit(hours: readonly number[]): number {
  const mean = sum(hours, 0, hours.length) / hours.length
  if (mean === 0) return Infinity
  const squares = hours.reduce((total, value) => total + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / (hours.length - 1))
  const burst = Math.min(5, Math.max(2, 5 * Math.exp(-0.65 * (deviation / mean))))
  const spike = Math.min(8, Math.max(5, (mean + 5 * deviation) / mean))
  // A week has every weekday once, and the day of the forecast counts twice.
  const today = sum(hours, 0, 24)
  const weighted = (mean * hours.length + today) / (hours.length + 24)
  return Math.floor(Math.max(Math.max(...hours) * burst, weighted + spike * mean))
}

function sum(values: readonly number[], from: number, to: number): number {
  return values.slice(from, to).reduce((total, value) => total + value, 0)
}

/** Totals up to and without each index. */
function prefix(values: readonly number[]): number[] {
  let total = 0
  return [0, ...values.map((value) => (total += value))]
}

function at(values: readonly number[], n: number): number {
  return values[n] ?? 0
}
