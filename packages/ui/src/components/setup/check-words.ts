import type { PrometheusCheck } from '@seismo/ingest/api'
import { formatExact } from '../../format/numbers.ts'
import { formatDuration } from '../../format/time.ts'

/** `Version 3.1.0 has 9,204 series of 312 metrics and answered in 120 ms.` */
export function checkWords({ version, series, maxSeries, metrics, ms }: PrometheusCheck): string {
  const who = version === '' ? 'It' : `Version ${version}`
  const found = `${who} has ${formatExact(series)} series of ${formatExact(metrics)} metrics and answered in ${formatDuration(ms)}.`
  return series > maxSeries
    ? `${found} ${formatExact(maxSeries)} of them are read for one question: narrow them down with prometheus_match.`
    : found
}
