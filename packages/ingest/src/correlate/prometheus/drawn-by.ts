import type { MetricKind } from '../samples/metric-kind.ts'
import type { Named } from '../samples/named-series.ts'
import { equals } from './selector.ts'

/** Grafana's name for a window of at least four scrapes would not run in Prometheus' own page. */
const WINDOW = '[5m]'

const PLAIN_METRIC = /^[a-zA-Z_:][\w:]*$/
const PLAIN_LABEL = /^[a-zA-Z_]\w*$/

/** PromQL that draws the series. */
export function drawnBy(
  { metric, part, labels }: Pick<Named, 'metric' | 'part' | 'labels'>,
  kind: MetricKind,
): string {
  const of = (name: string, more: Record<string, string> = {}) =>
    selectorOf(name, { ...labels, ...more })
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

/**
 * A name with dots or other letters stands in `__name__`, which every Prometheus reads; a label with them, which only
 * the third version has, in its quotes.
 */
function selectorOf(metric: string, labels: Readonly<Record<string, string>>): string {
  const isPlain = PLAIN_METRIC.test(metric)
  const matchers = Object.entries(labels).map(([label, value]) =>
    equals(PLAIN_LABEL.test(label) ? label : JSON.stringify(label), value),
  )
  const all = isPlain ? matchers : [equals('__name__', metric), ...matchers]
  return `${isPlain ? metric : ''}{${all.join(',')}}`
}
