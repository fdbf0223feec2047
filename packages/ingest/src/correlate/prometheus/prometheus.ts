import type { PrometheusCheck } from '../../contract/prometheus.ts'
import type { LoadSeries } from '../series.ts'
import { createAsk, type OnQuery } from './ask.ts'
import { checkPrometheus } from './check.ts'
import { createLoadFromPrometheus } from './load.ts'
import type { PrometheusLocation } from './location.ts'

export interface PrometheusOptions {
  location: PrometheusLocation
  token: string | undefined
  /** Which series there are for us; any of these selectors. */
  selectors: readonly string[]
  /** That are read for one question. */
  maxSeries: number
  fetch: typeof globalThis.fetch
  now: () => number
  onQuery: OnQuery
}

export interface Prometheus {
  load: LoadSeries
  check: () => Promise<PrometheusCheck>
}

/** A Prometheus, or what speaks its query API, by the settings alone: no request names an address. */
export function createPrometheus(options: PrometheusOptions): Prometheus {
  const ask = createAsk(options)
  return {
    load: createLoadFromPrometheus({ ...options, ask }),
    check: () => checkPrometheus({ ...options, ask }),
  }
}
