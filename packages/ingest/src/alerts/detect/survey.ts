import { BUCKET_MS } from './bucket.ts'
import { findingOf, type Finding, type Usual } from './finding.ts'
import type { Counts, Stretch } from './history.ts'
import type { Memory } from './memory.ts'
import { leastCount, type Reach } from './least-count.ts'
import { isRecurring } from './recurring-burst.ts'
import { driftOf, levelOf } from './seasonal-rate.ts'
import { leastRatioOf, type Floor } from './sensitivity.ts'
import { SHORTEST, WINDOWS } from './windows.ts'

/** Below it nobody asks whether it happens every night. */
const LEAST_SCORE = 1

/** All windows up to the end of a bucket that have more than usual, and more than often happens then. */
export function findingsAt(memory: Memory, end: number, floor: Floor): Finding[] {
  const usual = usualAt(memory, end)
  const findings = WINDOWS.map(({ buckets, leastRatio }) => {
    const stretch = { from: end - buckets, to: end }
    const gate = { leastRatio: leastRatioOf(floor, leastRatio), minAffected: floor.minAffected }
    return findingOf(usual, { stretch, ...countsOf(memory, stretch) }, gate)
  })
  return findings.filter((finding) => finding !== undefined).filter((one) => isNews(memory, one))
}

/** The same of counts that were taken within the bucket that is still open. */
export function findingWithin(
  memory: Memory,
  { index, counts, floor }: { index: number; counts: Counts; floor: Floor },
): Finding | undefined {
  const stretch = { from: index, to: index + 1 }
  const gate = {
    leastRatio: leastRatioOf(floor, SHORTEST.leastRatio),
    minAffected: floor.minAffected,
  }
  const finding = findingOf(usualAt(memory, index), { stretch, ...counts }, gate)
  return finding && isNews(memory, finding) ? finding : undefined
}

/** What it takes in every window: the smallest change that would be seen at this volume. */
export function reachesAt(memory: Memory, floor: Floor, threshold: number): Reach[] {
  const end = memory.next() ?? 0
  const usual = usualAt(memory, end)
  return WINDOWS.map(({ buckets, leastRatio }) => {
    const stretch = { from: end - buckets, to: end }
    const { exposure } = countsOf(memory, stretch)
    const demand = {
      threshold,
      leastRatio: leastRatioOf(floor, leastRatio),
      minAffected: floor.minAffected,
    }
    return {
      windowMs: buckets * BUCKET_MS,
      exposure,
      ...leastCount(usual, { stretch, exposure }, demand),
    }
  })
}

export function strongest(findings: readonly Finding[]): Finding | undefined {
  return findings.reduce<Finding | undefined>(
    (best, one) => (best && best.score >= one.score ? best : one),
    undefined,
  )
}

function usualAt({ calm }: Memory, end: number): Usual {
  const level = levelOf(calm, end)
  return { calm, level, drift: driftOf(calm, end, level) }
}

function countsOf({ tested }: Memory, stretch: Stretch): Counts {
  return { exposure: tested.exposureOf(stretch), affected: tested.affectedOf(stretch) }
}

function isNews(memory: Memory, finding: Finding): boolean {
  return finding.score >= LEAST_SCORE && !isRecurring(memory.all, finding)
}
