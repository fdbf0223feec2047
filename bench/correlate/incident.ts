import type { RankQuestion } from '../../packages/ingest/src/correlate/rank/question.ts'
import type { ServerSeries } from '../../packages/ingest/src/correlate/series.ts'

/** A question with a known answer; null where nothing of the server moved with the signal. */
export interface Incident {
  id: string
  kind: string
  question: RankQuestion
  service: string | null
  /** Names of true series; empty where only the service is known. */
  metrics: readonly string[]
}

export function aSeries(service: string, metric: string, values: Float64Array): ServerSeries {
  return {
    name: metric,
    labels: { service },
    family: `${service} ${metric}`,
    service,
    unit: '',
    query: '',
    values,
  }
}

/** What sources do to counters: the rate, resets taken as starts from zero. */
export function ratesOf(counter: Float64Array): Float64Array {
  let last = NaN
  return counter.map((value) => {
    if (Number.isNaN(value)) return NaN
    const increase = value < last ? value : value - last
    last = value
    return increase
  })
}
