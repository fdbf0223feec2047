import { baselineOf, type Baseline } from './baseline.ts'
import { BUCKET_MS } from './bucket.ts'
import type { Finding } from './finding.ts'
import type { Series } from './series.ts'
import type { TrafficGap } from './traffic-gap.ts'

export interface Decision {
  /** The end of what was looked at, in epoch milliseconds. */
  at: number
  /** `gap`: traffic is missing or just came back, and nothing is said of its errors. */
  is: 'quiet' | 'firing' | 'gap'
  /** Whether an alert begins here; one that comes back within the hour is the same. */
  hasStarted: boolean
  /** Where what is firing began by the data, in epoch milliseconds. */
  beganAt: number | undefined
  /** What says most; undefined where nothing is beyond what is usual. */
  evidence: Evidence | undefined
  /** What a score has to reach. */
  threshold: number
  baseline: Baseline
  gap: TrafficGap | undefined
}

export interface Evidence {
  windowMs: number
  /** Affected, against as many as there would usually be, over this exposure. */
  observed: number
  expected: number
  exposure: number
  /** −log10 of the probability of seeing as many by chance. */
  score: number
}

interface Parts {
  at: number
  threshold: number
  finding?: Finding | undefined
  /** Where it is not that of the finding's buckets. */
  windowMs?: number
  hasStarted?: boolean
  gap?: TrafficGap | undefined
  /** Traffic is missing or just came back. */
  isHeld?: boolean
}

export function toDecision({ alarm, memory }: Series, parts: Parts): Decision {
  return {
    at: parts.at,
    is: parts.isHeld ? 'gap' : alarm.is,
    hasStarted: parts.hasStarted ?? false,
    beganAt: alarm.is === 'firing' ? alarm.from * BUCKET_MS : undefined,
    evidence: parts.finding && toEvidence(parts.finding, parts.windowMs),
    threshold: parts.threshold,
    baseline: baselineOf(memory.length()),
    gap: parts.gap,
  }
}

function toEvidence({ stretch, affected, mean, exposure, score }: Finding, windowMs?: number) {
  const widthMs = windowMs ?? (stretch.to - stretch.from) * BUCKET_MS
  return { windowMs: widthMs, observed: affected, expected: mean, exposure, score }
}
