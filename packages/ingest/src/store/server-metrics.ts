import type { Scope } from './ports.ts'

/** A series that a server wrote. */
export interface StoredSeries {
  id: string
  name: string
  /** As it was declared; empty where nobody did. */
  type: string
  labels: Record<string, string>
}

/** Of one series, oldest first: milliseconds since `from`, and NaN where it ended. */
export interface StoredSamples {
  id: string
  times: Float64Array
  values: Float64Array
}

export interface StoredSeriesQuery extends Scope {
  /** Hosts and services, without ports, whose series come first. */
  near: readonly string[]
  limit: number
}

export interface StoredSamplesQuery extends Scope {
  ids: readonly string[]
  /** Of them, those whose samples are the growth since the one before: a slot has the sum of its own. */
  deltas?: readonly string[]
  /** Of so many milliseconds the last sample is read: finer than anybody looks. */
  slotMs: number
  /** That the database may take. */
  seconds: number
}

/** What servers measured of themselves, by remote write and OTLP. */
export interface ServerMetrics {
  /** Written to since `from`; one metric after the other. */
  series(query: StoredSeriesQuery): Promise<StoredSeries[]>
  samples(query: StoredSamplesQuery): Promise<StoredSamples[]>
}
