import type { Row } from '../../../packages/ingest/src/store/rows.ts'
import { startAppTraffic } from '../../apps/shop/backend/app-traffic.ts'
import { createBackend } from '../../apps/shop/backend/backend.ts'
import { createDrivenClock } from '../../apps/shop/backend/driven-clock.ts'
import { noTracer } from '../../apps/shop/backend/spans.ts'
import type { Fault } from '../../apps/shop/backend/faults.ts'
import { createRandom } from '../../apps/shop/random.ts'
import { recordScrapes } from './openmetrics.ts'
import { startVisitors } from './visitors.ts'

const SCRAPE_EVERY_MS = 30_000
const APP_REQUESTS_PER_SECOND = 5
const VIEWS_PER_SECOND = 0.5

/** Hours of a shop, of which the last minutes go wrong. Times are epoch milliseconds. */
export interface Past {
  projectId: number
  seed: number
  fault: Fault
  from: number
  injectedAt: number
  to: number
}

export interface Lived {
  /** Of Prometheus' scrapes. */
  files: string[]
  samples: number
  /** Of the visitors' browsers, in the order of time. */
  rows: Row[]
}

/** From the first minute to the last, by a clock that does not wait. */
export async function liveThrough(past: Past, folder: string): Promise<Lived> {
  const { projectId, seed, from, to, injectedAt, fault } = past
  const random = createRandom(seed)
  const clock = createDrivenClock(from)
  const backend = createBackend({ clock, random, tracer: noTracer })
  const recorder = recordScrapes(backend.targets, folder)
  const rows: Row[] = []

  startAppTraffic({ clock, random, backend, perSecond: APP_REQUESTS_PER_SECOND })
  startVisitors({
    ...{ clock, random, backend, projectId },
    ...{ viewsPerSecond: VIEWS_PER_SECOND, keep: (row) => void rows.push(row) },
  })
  for (let at = from; at <= to; at += SCRAPE_EVERY_MS) {
    await clock.runUntil(at)
    if (at >= injectedAt) backend.faults.set(fault, true)
    await recorder.scrape(at)
  }
  return { files: await recorder.close(), samples: recorder.samples(), rows }
}
