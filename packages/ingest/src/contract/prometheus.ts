import * as z from 'zod'

/** How the Prometheus of the settings answers just now. */
export const prometheusCheck = z.object({
  /** Without user and password; null where the settings name none. */
  url: z.string().nullable(),
  /** Empty where it does not say, as what only speaks its API. */
  version: z.string(),
  /** With samples in the last ten minutes, of those that the settings select. */
  series: z.number(),
  /** Of them, how many are read for one question at most. */
  maxSeries: z.number(),
  /** Metrics that they are of. */
  metrics: z.number(),
  ms: z.number(),
  /** What is wrong, and what to do; null where nothing is. */
  problem: z.string().nullable(),
})
export type PrometheusCheck = z.output<typeof prometheusCheck>
