import type { Standout } from '../contract/issue.ts'

/** Below, a share says little. */
const LEAST_EVENTS = 20
/** Points of share that a value must have above its baseline, whatever chance may have added. */
const LEAST_EXCESS = 0.1
const MOST = 8

/** The values that an issue has more often than all events do, the most telling first; a key once. */
export function standouts(values: readonly Standout[]): Standout[] {
  const telling = values
    .filter((value) => value.n >= LEAST_EVENTS && excessOf(value) >= LEAST_EXCESS)
    .toSorted((a, b) => excessOf(b) - excessOf(a))
  const seen = new Set<string>()
  return telling.filter(({ key }) => !seen.has(key) && seen.add(key)).slice(0, MOST)
}

/** How far the share is above the baseline at least, 19 times of 20. */
function excessOf({ share, baseline, n }: Standout): number {
  return share - 1.96 * Math.sqrt((share * (1 - share)) / n) - baseline
}
