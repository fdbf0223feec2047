import { BUCKETS_A_DAY } from './bucket.ts'

const DAYS = 14
const SLOTS = DAYS + 1

export type DailyPeaks = ReturnType<typeof createDailyPeaks>

/** The highest score of each of the last days: what this series does when nothing is wrong. */
export function createDailyPeaks() {
  const peaks = new Float32Array(SLOTS)
  let today = -1

  function note(index: number, score: number): void {
    const day = Math.floor(index / BUCKETS_A_DAY)
    if (day > today) turnTo(day)
    const slot = day % SLOTS
    peaks[slot] = Math.max(peaks[slot] ?? 0, score)
  }

  function turnTo(day: number): void {
    const passed = today < 0 ? SLOTS : Math.min(day - today, SLOTS)
    for (let n = 0; n < passed; n += 1) peaks[(day - n) % SLOTS] = 0
    today = day
  }

  /** The second-highest of the days before today: one bad day alone changes nothing. */
  function second(): number {
    let highest = 0
    let next = 0
    peaks.forEach((peak, slot) => {
      if (slot === today % SLOTS || peak <= next) return
      next = Math.min(peak, highest)
      highest = Math.max(peak, highest)
    })
    return next
  }

  return { note, second }
}
