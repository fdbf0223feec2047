const HOLD = 3
const RESOLVE = 6
const MERGE = 12

/**
 * Where alerts begin that fire on two of three buckets, end after half an hour below, and are the same
 * when they come back within an hour.
 */
export function mergedStarts(length: number, isAbove: (n: number) => boolean): number[] {
  const starts: number[] = []
  const recent: boolean[] = []
  let isFiring = false
  let below = 0
  let endedAt = -Infinity
  for (let n = 0; n < length; n += 1) {
    const now = isAbove(n)
    recent.push(now)
    if (recent.length > HOLD) recent.shift()
    below = now ? 0 : below + 1
    if (isFiring && below >= RESOLVE) {
      isFiring = false
      endedAt = n
    }
    if (isFiring || !now || recent.filter(Boolean).length < 2) continue
    isFiring = true
    if (n - endedAt > MERGE) starts.push(n)
  }
  return starts
}
