/** How the samples of a metric are to be read. */
export type MetricKind =
  /** As it is. */
  | 'gauge'
  /** By how fast it grows. */
  | 'counter'
  /** As a counter, told by what it grew since the sample before. */
  | 'delta'
  /** A quantile that the service itself worked out. */
  | 'quantile'
  /** One `le` of a histogram. */
  | 'bucket'
  /** A histogram whose buckets are within the sample. */
  | 'native'
  /** Says nothing that could move. */
  | 'nothing'

/** Types by the name of a metric or its family, as its exporter declared them. */
export type MetricTypes = ReadonlyMap<string, string>

/** Facts about things, dates, and what Prometheus notes of its own scrapes and rules. */
const SAYS_NOTHING =
  /_(info|created|timestamp|timestamp_seconds|start_time_seconds|boot_time_seconds)$|^node_time_seconds$|^ALERTS(_FOR_STATE)?$|^scrape_(samples|series)_/

/** What a metric is by its declared type; by its name where nobody declared one. */
export function kindOf(name: string, labels: Labels, types: MetricTypes): MetricKind {
  if (SAYS_NOTHING.test(name)) return 'nothing'
  const part = /_(bucket|sum|count)$/.exec(name)?.[1]
  const family = part === undefined ? name : name.slice(0, -(part.length + 1))
  const type = types.get(name) ?? types.get(name.replace(/_total$/, '')) ?? types.get(family)
  if (part === 'bucket' && labels.le !== undefined) return 'bucket'
  if (type === 'histogram' && part === undefined) return 'native'
  if (type === 'summary' && labels.quantile !== undefined) return 'quantile'
  if (type === 'info') return 'nothing'
  if (type === 'gauge' || type === 'stateset' || type === 'gaugehistogram') return 'gauge'
  if (type === 'delta' || type === 'counter') return type
  if (part !== undefined || name.endsWith('_total')) return 'counter'
  return labels.quantile === undefined ? 'gauge' : 'quantile'
}

type Labels = Readonly<Record<string, string>>
