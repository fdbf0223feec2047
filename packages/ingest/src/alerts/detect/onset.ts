import type { Finding } from './finding.ts'
import type { Reading } from './history.ts'

const MOST_RATIO = 10

/** The bucket of a window in which its rise most likely began: from there on it explains the most. */
export function onsetOf(tested: Reading, { stretch, affected, mean, exposure }: Finding): number {
  const ratio = Math.min(MOST_RATIO, Math.max(1.1, affected / mean))
  const rate = mean / exposure
  let onset = stretch.to - 1
  let explained = 0
  let most = -Infinity
  for (let index = stretch.to - 1; index >= stretch.from; index -= 1) {
    const bucket = { from: index, to: index + 1 }
    const usual = rate * tested.exposureOf(bucket)
    explained += tested.affectedOf(bucket) * Math.log(ratio) - usual * (ratio - 1)
    if (explained <= most) continue
    most = explained
    onset = index
  }
  return onset
}
