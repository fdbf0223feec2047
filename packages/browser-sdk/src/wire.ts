/**
 * Everything that leaves the page. Types only: the service writes a schema against these and the
 * compiler compares the two (`ingest/src/wire/seismo/envelope.test-d.ts`).
 *
 * Times are milliseconds since the Unix epoch by the *page's* clock; the service corrects them with
 * `sentAt` against its own clock at arrival.
 */

/** One beacon: shared context once, items after it. */
export interface Envelope {
  v: 1
  /** Random per beacon, so that a retried beacon is stored once. */
  id: string
  sentAt: number
  sdk: { name: string; version: string }
  context: Context
  items: Item[]
}

export interface Context {
  /** One visit in one tab; random, kept in sessionStorage. */
  sessionId: string
  /** The page's address without query and fragment. */
  url: string
  release?: string
  environment?: string
  /** The route template, where the page named one with `setRoute`. */
  route?: string
  /** Only what the page gave with `setUser`. */
  userId?: string
  tags?: Record<string, string>
  viewport?: { width: number; height: number }
}

export type Item = ErrorItem | RequestItem | VitalItem | PageViewItem

interface ItemBase {
  /** UUID, the event id people see. */
  id: string
  at: number
  /** One page view: a navigation or a bfcache restore. All items of one view share it. */
  pageViewId: string
  /** The address at that moment where it differs from the envelope's: single-page apps move on. */
  url?: string
  route?: string
}

export interface ErrorItem extends ItemBase {
  is: 'error'
  /** How it was caught: W3C event names, or `captured` for `captureError`. */
  mechanism: 'error' | 'unhandledrejection' | 'captured'
  level: 'fatal' | 'error' | 'warning' | 'info'
  /** Outermost first, each next one the `cause` of the one before. */
  exceptions: Exception[]
  tags?: Record<string, string>
}

export interface Exception {
  type: string
  message: string
  /** `Error.prototype.stack` as the engine wrote it; the service parses it. */
  stack?: string
  /** Position from the `error` event where there is no stack. Line and column count from 1. */
  at?: { file: string; line: number; column: number }
}

export interface RequestItem extends ItemBase {
  is: 'request'
  via: 'fetch' | 'xhr'
  method: string
  /** The requested address without query and fragment (`url` is the page's). */
  target: string
  /** HTTP status; 0 where no answer was seen. */
  status: number
  outcome: 'http-error' | 'network-error' | 'aborted' | 'timeout'
  durationMs: number
}

export interface VitalItem extends ItemBase {
  is: 'vital'
  name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB'
  /** Milliseconds, but a unitless score for CLS. */
  value: number
  rating: 'good' | 'needs-improvement' | 'poor'
  navigationType: NavigationType
}

export interface PageViewItem extends ItemBase {
  is: 'pageview'
  navigationType: NavigationType
  referrer?: string
}

export type NavigationType =
  | 'navigate'
  | 'reload'
  | 'back-forward'
  | 'back-forward-cache'
  | 'prerender'
  | 'restore'
  | 'soft-navigation'
