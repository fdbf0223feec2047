import { usualCount, type Usual } from './finding.ts'
import type { Stretch } from './history.ts'
import { upperTail } from './negative-binomial.ts'

/** What it takes in one window. */
export interface Reach {
  windowMs: number
  exposure: number
  expected: number
  /** The fewest affected that are an alert. */
  least: number
}

interface Demand {
  threshold: number
  leastRatio: number
  minAffected: number
}

const MOST_DOUBLINGS = 60

/** The smallest count of a stretch with such exposure that passes all that an alert has to pass. */
export function leastCount(
  usual: Usual,
  { stretch, exposure }: { stretch: Stretch; exposure: number },
  { threshold, leastRatio, minAffected }: Demand,
): { expected: number; least: number } {
  const model = usualCount(usual, stretch, exposure)
  const isEnough = (count: number) => upperTail(count, model) >= threshold
  const floor = Math.max(1, minAffected, Math.ceil(leastRatio * model.mean))
  let high = floor
  for (let n = 0; n < MOST_DOUBLINGS && !isEnough(high); n += 1) high *= 2
  let low = floor
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle + 1
  }
  return { expected: model.mean, least: low }
}
