import { QUIET, type Alarm } from './alarm.ts'
import { createDailyPeaks, type DailyPeaks } from './daily-peaks.ts'
import { createMemory, type Memory } from './memory.ts'

/** All that is remembered of one series; indexes are those of buckets. */
export interface Series {
  memory: Memory
  peaks: DailyPeaks
  alarm: Alarm
  /** Of the last alert. */
  endedAt: number
  /** After a gap nothing is decided before this bucket. */
  heldUntil: number
}

export function createSeries(): Series {
  return {
    memory: createMemory(),
    peaks: createDailyPeaks(),
    alarm: QUIET,
    endedAt: -Infinity,
    heldUntil: -Infinity,
  }
}
