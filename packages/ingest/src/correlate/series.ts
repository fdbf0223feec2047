/** Equal steps of time: bucket i is from `from + i * stepMs`, in epoch milliseconds. */
export interface Grid {
  from: number
  stepMs: number
  length: number
}

/** Of the server, on a grid; NaN where nothing is known. */
export interface ServerSeries {
  /** Of the metric, as people know it: `http_request_duration_seconds p95`. */
  name: string
  labels: Readonly<Record<string, string>>
  /** What instances and shards of one thing share; they fold into one finding. */
  family: string
  /** Who it is of, as traces name it: `service`, `job`, or `instance` where there is neither. */
  service: string
  unit: string
  /** PromQL that draws it; empty where it came by remote write or OTLP. */
  query: string
  values: Float64Array
}

/** What rose: counts over what could have been counted, such as errors over page views. */
export interface Signal {
  grid: Grid
  counts: Float64Array
  /** All ones where nothing measures traffic. */
  exposure: Float64Array
}

/** The windows that are compared, as indices of a grid; ends are exclusive. */
export interface Windows {
  /** The first bucket of the rise. */
  onset: number
  before: { from: number; to: number }
  during: { from: number; to: number }
}

/** What was asked of a source of series, and what did not come. */
export interface LoadedSeries {
  grid: Grid
  series: ServerSeries[]
  /** One sentence that says what is missing and what to do; null where nothing is. */
  problem: string | null
}

export interface SeriesQuery {
  projectId: number
  grid: Grid
  /** Hosts and services of the failing requests, which are read first. */
  near: readonly string[]
  /** Epoch milliseconds; what has not come by then is left out and said. */
  deadline: number
}

/** Prometheus, or what was written here. Never throws for what the other side does. */
export type LoadSeries = (query: SeriesQuery) => Promise<LoadedSeries>
