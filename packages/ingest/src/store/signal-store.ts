import type { Grid } from '../correlate/series.ts'
import type { SignalSource } from '../correlate/signal-source.ts'
import type { TimeRange } from './ports.ts'

export interface SignalQuery {
  projectId: number
  source: SignalSource
}

export interface SignalCounts {
  counts: Float64Array
  /** All zeros where nothing measures traffic. */
  exposure: Float64Array
}

/** What a release has of a signal, and of the traffic that it is over. */
export interface ReleasePart {
  release: string
  before: { hits: number; total: number }
  during: { hits: number; total: number }
}

export interface Durations {
  n: number
  failed: number
  /** How many by their length: bucket i ends at 2^((i+1)/8) ms. */
  buckets: ReadonlyMap<number, number>
}

export interface EndpointWindows {
  method: string
  target: string
  before: Durations
  during: Durations
}

export interface EndpointCounts extends SignalCounts {
  method: string
  target: string
}

interface Windows {
  before: TimeRange
  during: TimeRange
}

/** What correlations ask of the rows of pages. */
export interface SignalStore {
  /** `grid` has whole minutes. */
  counts(query: SignalQuery & { grid: Grid }): Promise<SignalCounts>
  /** Most hits first. */
  releases(query: SignalQuery & Windows): Promise<ReleasePart[]>
  /** Those with the most requests first; short addresses, as endpoints are told apart by. */
  endpoints(query: Windows & { projectId: number; limit: number }): Promise<EndpointWindows[]>
  /** Failed over all, of some of them. */
  endpointCounts(query: {
    projectId: number
    targets: readonly string[]
    grid: Grid
  }): Promise<EndpointCounts[]>
}
