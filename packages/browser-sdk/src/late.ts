import { longFrames } from './collect/long-frames.ts'
import { metrics } from './collect/metrics.ts'
import { reports } from './collect/reports.ts'
import { requestTiming } from './collect/request-timing.ts'
import { vitalsWithAttribution } from './collect/vitals-attribution.ts'
import type { Feature } from './host.ts'
import { control } from './pipeline/control.ts'
import { compress } from './transport/compress.ts'
import { cost } from './transport/cost.ts'
import { offline } from './transport/offline.ts'

/** What may come after the page has loaded, as the browser or the core keeps what happens before. */
export const late: readonly Feature[] = [
  cost,
  compress,
  offline,
  control,
  metrics,
  requestTiming,
  longFrames,
  reports,
  vitalsWithAttribution,
]
