import { setImmediate as pause } from 'node:timers/promises'
import { createCorrelate, type Correlate, type CorrelateOptions } from '../correlate/correlate.ts'
import { rankDimensions } from '../correlate/dimensions/rank-dimensions.ts'
import { createRankSeries } from '../correlate/rank-metrics.ts'
import { remembered } from '../correlate/remembered.ts'
import { createAtMost } from '../lib/at-most.ts'

/** Each may hold thousands of series, and takes a core while it ranks them. */
const MOST_AT_ONCE = 3

type Means = Omit<CorrelateOptions, 'rankSeries' | 'rankDimensions'>

/** All lanes of a correlation, over what is configured. */
export function createCorrelating(means: Means): Correlate {
  const rankSeries = createRankSeries({ pause: () => pause(), now: means.now })
  const correlate = createCorrelate({ ...means, rankSeries, rankDimensions })
  const atMost = createAtMost(MOST_AT_ONCE)
  return remembered((question) => atMost(() => correlate(question)), means.now)
}
