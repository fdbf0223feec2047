import type { MetricKind } from '../samples/metric-kind.ts'
import type { Named } from '../samples/named-series.ts'
import { equals } from './selector.ts'

/** Grafana's name for a window of at least four scrapes would not run in Prometheus' own page. */
const WINDOW = '[5m]'

/** PromQL that draws the series. */
export function drawnBy(
  { metric, part, labels }: Pick<Named, 'metric' | 'part' | 'labels'>,
  kind: MetricKind,
): string {
  const of = (name: string, more: Record<string, string> = {}) =>
    `${name}{${Object.entries({ ...labels, ...more })
      .map(([label, value]) => equals(label, value))
      .join(',')}}`
  // Of 99.9 a hundredth has a rounding at its end, and is the value of no label.
  const level = Number((Number(part.slice(1)) / 100).toPrecision(12))
  switch (kind) {
    case 'counter':
      return `rate(${of(metric)}${WINDOW})`
    case 'quantile':
      return of(metric, { quantile: String(level) })
    case 'bucket':
      return part === 'rate'
        ? `rate(${of(`${metric}_bucket`, { le: '+Inf' })}${WINDOW})`
        : `histogram_quantile(${level}, rate(${of(`${metric}_bucket`)}${WINDOW}))`
    case 'native':
      return part === 'rate'
        ? `histogram_count(rate(${of(metric)}${WINDOW}))`
        : `histogram_quantile(${level}, rate(${of(metric)}${WINDOW}))`
    default:
      return of(metric)
  }
}
