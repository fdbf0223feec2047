import type { Grid, ServerSeries } from '../series.ts'
import { foldBuckets, type RateOfLabels } from './fold-buckets.ts'
import { isStill } from './is-still.ts'
import type { MetricKind } from './metric-kind.ts'
import { PARTS, toServerSeries, unitOf, unitOfRate, type Named } from './named-series.ts'

export interface Collected {
  metric: string
  kind: MetricKind
  labels: Readonly<Record<string, string>>
  /** On the grid; of counters and buckets the rate. */
  values: Float64Array
  /** What was asked of a native histogram. */
  part?: string | undefined
}

/** PromQL that draws a series. */
export type Draw = (named: Pick<Named, 'metric' | 'part' | 'labels'>, kind: MetricKind) => string

/** Names series and folds buckets; what never changes is left out at once, before it takes room. */
export function createSeriesCollector(grid: Grid, draw: Draw) {
  const series: ServerSeries[] = []
  const buckets = new Map<string, RateOfLabels[]>()

  function keep(named: Omit<Named, 'query'>, kind: MetricKind): void {
    if (isStill(named.values)) return
    series.push(toServerSeries({ ...named, query: draw(named, kind) }))
  }

  function add({ metric, kind, labels, values, part = '' }: Collected): void {
    if (kind === 'bucket') {
      const ofMetric = buckets.get(metric) ?? []
      buckets.set(metric, ofMetric)
      ofMetric.push({ labels, rate: values })
    } else if (kind === 'counter' || kind === 'delta')
      keep({ metric, part: 'rate', labels, unit: unitOfRate(metric), values }, kind)
    else if (kind === 'quantile') keep({ ...quantileOf(metric, labels), values }, kind)
    else keep({ metric, part, labels, unit: part === 'rate' ? '/s' : unitOf(metric), values }, kind)
  }

  function end(): ServerSeries[] {
    for (const [name, ofMetric] of buckets) {
      const metric = name.replace(/_bucket$/, '')
      for (const { labels, quantiles, rate } of foldBuckets(ofMetric, grid)) {
        for (const [index, values] of quantiles.entries()) {
          const part = PARTS[index] ?? ''
          keep({ metric, part, labels, unit: unitOf(metric), values }, 'bucket')
        }
        if (rate) keep({ metric, part: 'rate', labels, unit: '/s', values: rate }, 'bucket')
      }
    }
    buckets.clear()
    return series
  }

  return { add, end }
}

function quantileOf(
  metric: string,
  { quantile = '', ...labels }: Readonly<Record<string, string>>,
) {
  const percent = Number((Number(quantile) * 100).toPrecision(12))
  return { metric, part: `p${percent}`, labels, unit: unitOf(metric) }
}
