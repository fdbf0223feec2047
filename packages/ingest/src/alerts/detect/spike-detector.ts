import { advance, enter } from './advance.ts'
import { firing, isBeyondDoubt } from './alarm.ts'
import { baselineOf } from './baseline.ts'
import { BUCKET_MS, indexOf, type Bucket } from './bucket.ts'
import { toDecision, type Decision } from './decision.ts'
import type { Counts } from './history.ts'
import type { Reach } from './least-count.ts'
import { NORMAL, SENSITIVITIES, type Floor } from './sensitivity.ts'
import { createSeries } from './series.ts'
import { findingsAt, findingWithin, reachesAt, strongest } from './survey.ts'
import { thresholdOf } from './threshold.ts'
import { trafficGap, type TrafficGap } from './traffic-gap.ts'

/** The trailing minute or five, while their bucket is still open. */
export interface Look extends Counts {
  windowMs: number
}

export interface SpikeDetector {
  /** A bucket that is over, or what became of an earlier one. What is left out between had nothing. */
  push: (bucket: Bucket) => Decision
  /** Between buckets: what leaves no doubt fires before its bucket is over. */
  glance: (at: number, looks: readonly Look[]) => Decision | undefined
  /** The smallest change that would be seen at this volume, window by window. */
  reach: () => Reach[]
}

/** After a gap, what was held back comes in a crowd. */
const HELD_BACK_BUCKETS = 2
/** What was silent for longer begins anew. */
const LONGEST_SILENCE = 28 * 288
const NOTHING: Counts = { exposure: 0, affected: 0 }

/**
 * Finds where the rate of a series leaves its own seasonal baseline upward. It decides by what it was
 * given alone, in that order, so that live evaluation and backtest are the same.
 */
export function createSpikeDetector(floor: Floor = NORMAL): SpikeDetector {
  let series = createSeries()
  let last: Decision | undefined

  function push(bucket: Bucket): Decision {
    const index = indexOf(bucket.at)
    const next = series.memory.next() ?? index
    if (last && index < next) {
      series.memory.amend(index, bucket)
      return { ...last, hasStarted: false }
    }
    if (index - next > LONGEST_SILENCE) series = createSeries()
    else for (let n = next; n < index; n += 1) step(n, NOTHING)
    last = step(index, bucket)
    return last
  }

  function step(index: number, counts: Counts): Decision {
    const end = index + 1
    series.memory.append(index, counts)
    if (series.alarm.is === 'firing') series.memory.leaveOut({ from: index, to: end })
    const gap = trafficGap(series.memory.traffic, end)
    if (gap) miss(gap, end)
    const threshold = thresholdNow()
    if (index < series.heldUntil) {
      series.peaks.note(index, 0)
      return toDecision(series, { at: end * BUCKET_MS, threshold, gap, isHeld: true })
    }
    const findings = findingsAt(series.memory, end, floor)
    const hasStarted = advance(series, { index, findings, threshold })
    return toDecision(series, {
      at: end * BUCKET_MS,
      threshold,
      hasStarted,
      finding: strongest(findings),
    })
  }

  function miss(gap: TrafficGap, end: number): void {
    series.memory.miss({ from: end - gap.buckets, to: end })
    series.heldUntil = end + HELD_BACK_BUCKETS
  }

  function glance(at: number, looks: readonly Look[]): Decision | undefined {
    const index = series.memory.next()
    if (index === undefined || !last || index < series.heldUntil) return last
    if (series.alarm.is === 'firing') return { ...last, at, hasStarted: false }
    const threshold = thresholdNow()
    for (const look of looks) {
      const finding = findingWithin(series.memory, { index, counts: look, floor })
      if (!finding || !isBeyondDoubt(finding.score, threshold)) continue
      const hasStarted = enter(series, firing({ index, from: index }), index)
      last = toDecision(series, { at, threshold, hasStarted, finding, windowMs: look.windowMs })
      return last
    }
    return { ...last, at, hasStarted: false }
  }

  function thresholdNow(): number {
    const { leastScore } = SENSITIVITIES[floor.sensitivity]
    const baseline = baselineOf(series.memory.length())
    return thresholdOf(leastScore, series.peaks.second(), baseline)
  }

  return { push, glance, reach: () => reachesAt(series.memory, floor, thresholdNow()) }
}
