import { CALM_BUCKETS, isAccepted, nextAlarm, QUIET, type Alarm } from './alarm.ts'
import type { Finding } from './finding.ts'
import type { Series } from './series.ts'
import { strongest } from './survey.ts'

/** Back within the hour it is the same alert. */
const MERGED_BUCKETS = 12
/** Longer windows still hold what ended half an hour ago. */
const SHORT_BUCKETS = 6
/** An incident raises later thresholds no more than this, or every one would hide the next. */
const MOST_OF_PEAK = 1.3

interface Evaluated {
  index: number
  findings: readonly Finding[]
  threshold: number
}

/** Turns what was found at the end of a bucket into the state after it; true where an alert begins. */
export function advance(series: Series, { index, findings, threshold }: Evaluated): boolean {
  const { alarm: before, peaks } = series
  const best = strongest(findings)
  const score = best?.score ?? 0
  const from = best?.stretch.from ?? index
  const shortScore = strongest(shortOnes(findings, before))?.score ?? 0
  const after = nextAlarm(before, { index, score, from, shortScore, threshold })
  const isUnusual = before.is === 'firing' || score >= threshold
  peaks.note(index, isUnusual ? Math.min(score, threshold * MOST_OF_PEAK) : score)
  return enter(series, after, index)
}

/** Takes a state and what follows from it for what later minutes are compared with. */
export function enter(series: Series, after: Alarm, index: number): boolean {
  const { alarm: before, memory } = series
  series.alarm = after
  if (before.is === 'quiet') {
    if (after.is === 'quiet') return false
    memory.leaveOut({ from: after.from, to: index + 1 })
    return index - series.endedAt > MERGED_BUCKETS
  }
  if (after.is === 'quiet') {
    const to = index + 1 - CALM_BUCKETS
    memory.takeBack(to)
    memory.close({ from: before.from, to })
    series.endedAt = index
  } else if (isAccepted(after, index)) {
    memory.acceptFrom(after.from)
    series.alarm = QUIET
    series.endedAt = index
  }
  return false
}

function shortOnes(findings: readonly Finding[], alarm: Alarm): Finding[] {
  const fired = alarm.is === 'firing' ? alarm.buckets : 0
  const longest = Math.max(SHORT_BUCKETS, fired)
  return findings.filter(({ stretch }) => stretch.to - stretch.from <= longest)
}
