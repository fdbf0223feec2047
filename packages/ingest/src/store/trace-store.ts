import type { SignalSource } from '../correlate/signal-source.ts'
import type { Scope } from './ports.ts'

/** A trace that a row names. */
export interface TraceRef {
  traceId: string
  at: number
  /** What was requested; empty of a page view or an error. */
  method: string
  /** With its ids masked. */
  target: string
}

export interface Endpoint {
  method: string
  target: string
}

/** What requests, page views and errors name of the server's traces. */
export interface TraceStore {
  /**
   * The row that names it; undefined where none of the project does in that time. Errors are looked at
   * by the event's id alone.
   */
  naming(
    query: Scope & { traceId: string; eventId?: string | undefined },
  ): Promise<TraceRef | undefined>
  /** Of the failures that a signal counts, or what led to its errors: a sample, not the newest. */
  ofSignal(query: Scope & { source: SignalSource; limit: number }): Promise<TraceRef[]>
  /** Of requests to these endpoints, or only of those that were answered well: a sample. */
  ofEndpoints(
    query: Scope & { endpoints: readonly Endpoint[]; isFine?: true; limit: number },
  ): Promise<TraceRef[]>
}
