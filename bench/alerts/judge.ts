import type { Labelled } from './corpus.ts'
import type { Detector } from './detectors.ts'

/** An alert that comes with the last bucket of an event still means it. */
const LATE_BUCKETS = 3
const BUCKET_MINUTES = 5
const WEEK = 2_016

export interface Verdict {
  detectable: number
  found: number
  /** Beyond the first of an event. */
  repeated: number
  false: number
  weeks: number
  /** Minutes from the beginning of a step to its alert. */
  delays: number[]
  /** In crowds, holidays and outages, or within three hours of them. */
  inNuisances: number
  nuisances: number
}

const AFTERMATH_BUCKETS = 36

export function judge(set: readonly Labelled[], detector: Detector): Verdict {
  const verdict = noVerdict()
  for (const one of set) {
    const starts = detector(one.series).filter((n) => n >= one.series.warmup_buckets)
    verdict.weeks += (one.series.sessions.length - one.series.warmup_buckets) / WEEK
    judgeOne(verdict, one, starts)
  }
  return verdict
}

function judgeOne(verdict: Verdict, { label }: Labelled, starts: readonly number[]): void {
  const [from, to] = label.event ?? [Infinity, -Infinity]
  const inEvent = starts.filter((n) => n >= from && n < to + LATE_BUCKETS)
  if (label.kind !== 'pos') {
    verdict.false += starts.length
    if (label.kind === 'null') return
    verdict.nuisances += 1
    verdict.inNuisances += starts.filter((n) => n >= from && n < to + AFTERMATH_BUCKETS).length
    return
  }
  verdict.false += starts.length - inEvent.length
  verdict.repeated += Math.max(0, inEvent.length - 1)
  if (!label.detectable) return
  verdict.detectable += 1
  const [first] = inEvent
  if (first === undefined) return
  verdict.found += 1
  if (label.scenario === 'step') verdict.delays.push((first - from + 1) * BUCKET_MINUTES)
}

function noVerdict(): Verdict {
  return {
    detectable: 0,
    found: 0,
    repeated: 0,
    false: 0,
    weeks: 0,
    delays: [],
    inNuisances: 0,
    nuisances: 0,
  }
}
