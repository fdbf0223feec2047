/**
 * Everything that leaves the page. Types only: the service writes a schema against these and the
 * compiler compares the two (`ingest/src/wire/seismo/schema.test-d.ts`).
 *
 * What many items share is written once: the page views, the lines of the stacks, the breadcrumbs.
 * A field that is left out has the value its comment names. Times are milliseconds since the Unix
 * epoch by the *page's* clock; the service corrects them with `sentAt` against its own clock.
 */

/** One beacon: what is shared, then the items. */
export interface Envelope {
  v: 2
  /** 32 hex digits. A retried beacon keeps it and is stored once; the ids of its events are made from it. */
  id: string
  sentAt: number
  /** Name and version, such as `browser@0.2.0`. */
  sdk: string
  context: Context
  /** Where the items happened, but for those that name a view of their own. */
  view: View
  items: Item[]
  /** The lines of all stacks, each once: `exception.stack` counts from 0 here. */
  lines?: string[]
  /** Debug ids (ECMA-426) of the scripts on these stacks and in the items, by the script's address. */
  debugIds?: Record<string, string>
  /** What led to the errors of this beacon, oldest first; an error is told those before its time. */
  breadcrumbs?: Breadcrumb[]
  /**
   * How many items were left out since the last beacon, so that totals stay true, as `kind:reason`:
   * a kind of item or `beacon`, and `rate` (too many in a minute), `muted` or `sampled` (the service
   * said so), `filtered` (the page's `beforeSend` did), `overflow` (the service was away for too
   * long) or `refused` (it did not want it).
   */
  drops?: Record<string, number>
  cost?: Cost
}

export interface Context {
  /** One visit in one tab; random, kept in sessionStorage. */
  sessionId: string
  release?: string
  environment?: string
  /** Only what the page gave with `setUser`. */
  userId?: string
  tags?: Record<string, string>
  /** What the page gave with `setContext`, by name; plain JSON. */
  contexts?: Contexts
  viewport?: { width: number; height: number }
}

/** A named group of facts, such as `cart: { items: 3 }`. */
export type Contexts = Record<string, Record<string, string | number | boolean | null>>

/** One page view: a navigation, a bfcache restore or a move within a single-page app. */
export interface View {
  id: string
  /** Without query and fragment. */
  url: string
  /** The route template, where the page named one. */
  route?: string
}

export type Item =
  ErrorItem | RequestItem | VitalItem | PageViewItem | ReportItem | LongFrameItem | MetricItem

interface ItemBase {
  at: number
  /** Where it is not the envelope's. */
  view?: View
  /** How many the item stands for: repeats folded into it, or the sampling rate's reciprocal; 1 where left out. */
  weight?: number
}

export interface ErrorItem extends ItemBase {
  is: 'error'
  /** How it was caught: W3C event names, `resource` for a file that did not load, `captured` for `captureError`. */
  mechanism: 'error' | 'unhandledrejection' | 'securitypolicyviolation' | 'resource' | 'captured'
  /** `error` where left out. */
  level?: Level
  /** Outermost first. */
  exceptions: Exception[]
  /** When the first of the folded repeats was; `at` is the last. */
  firstAt?: number
  tags?: Record<string, string>
  contexts?: Contexts
  /** Groups this error by the page's own terms. */
  fingerprint?: string[]
  /** For a nameless `Script error.`: the other origins' scripts that lack `crossorigin`. */
  scripts?: string[]
}

export type Level = 'fatal' | 'error' | 'warning' | 'info'

export interface Exception {
  type: string
  message: string
  /** `Error.prototype.stack` without its first line, as indices into `lines`; the service parses it. */
  stack?: number[]
  /** Position from the event, of use where there is no stack. Line and column count from 1; 0 is unknown. */
  at?: { file: string; line: number; column: number }
  /** Index of the exception this is the `cause` or one of the `errors` of; the one before where left out. */
  parent?: number
  /** `DOMException.code`. */
  code?: number
}

export interface RequestItem extends ItemBase {
  is: 'request'
  /** `resource`: seen in Resource Timing only, before the script was there. */
  via: 'fetch' | 'xhr' | 'resource'
  /** `GET` where left out. */
  method?: string
  /** The requested address without query and fragment (`view.url` is the page's). */
  target: string
  /** HTTP status; 0 where no answer was seen. */
  status: number
  /**
   * The event that ended it, by the names of `XMLHttpRequest`: `load` is an answer of any status,
   * `error` no answer. `opaque`: answered, but the browser does not say what (`no-cors`).
   */
  outcome: 'load' | 'error' | 'abort' | 'timeout' | 'opaque' | 'offline'
  durationMs: number
  /** GraphQL operation. */
  operation?: string
  /** W3C trace id, 32 hex digits. */
  traceId?: string
  timing?: RequestTiming
}

/** From Resource Timing. */
export interface RequestTiming {
  /**
   * Milliseconds after the request's start: fetchStart, domainLookupStart, domainLookupEnd,
   * connectStart, connectEnd, requestStart, responseStart, responseEnd; 0 where another origin keeps
   * them to itself.
   */
  marks: number[]
  /** Bytes over the network, headers included; 0 from the cache. */
  transferBytes: number
  /** Bytes of the body, still compressed. */
  bodyBytes: number
  /** ALPN id, such as `h2`. */
  protocol?: string
  /** The `Server-Timing` header as `name;dur=1.5;desc=text`. */
  server?: string[]
}

export interface VitalItem extends ItemBase {
  is: 'vital'
  name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB'
  /** Milliseconds, but a unitless score for CLS. */
  value: number
  navigationType: NavigationType
  attribution?: Attribution
}

/** What a vital's value is made of. */
export interface Attribution {
  /** CSS selector of the element painted, moved or used. */
  target?: string
  /** LCP: the address of the image. */
  url?: string
  /** INP: the event's name, such as `pointerdown` or `keydown`. */
  event?: string
  /** Where the document was: `loading`, `interactive` (parsed) or `complete`. */
  loadState?: string
  /**
   * Where one part of the value ends and the next begins, in milliseconds, the value last.
   * LCP: first byte, image requested, image loaded, painted. FCP: first byte, painted. INP: handlers
   * begin, handlers end, painted. TTFB: browser ready, cache asked, name looked up, connected, first
   * byte. By the definitions of web-vitals.
   */
  marks?: number[]
  /** INP: the script that took most of the time. */
  script?: FrameScript
}

export interface PageViewItem extends ItemBase {
  is: 'pageview'
  navigationType: NavigationType
  referrer?: string
  /** The trace that made the document, from its `Server-Timing: traceparent`. */
  traceId?: string
}

export type NavigationType =
  | 'navigate'
  | 'reload'
  | 'back-forward'
  | 'back-forward-cache'
  | 'prerender'
  | 'restore'
  | 'soft-navigation'

/** A report of the browser's (Reporting API). */
export interface ReportItem extends ItemBase {
  is: 'report'
  /** `deprecation`, `intervention` and what else the browser observes. */
  type: string
  /** The browser's name for this kind of report, such as `NavigatorVibrate`. */
  key?: string
  message: string
  /** Line and column count from 1; 0 where the browser did not say. */
  position?: { file: string; line: number; column: number }
}

/** A Long Animation Frame above 200 ms. */
export interface LongFrameItem extends ItemBase {
  is: 'long-frame'
  durationMs: number
  blockingMs: number
  /** Longest first, at most 3. */
  scripts: FrameScript[]
}

export interface FrameScript {
  url: string
  function?: string
  /** Characters from the start of the script's source; the service symbolicates it. */
  position?: number
  durationMs: number
  /** What ran it, such as `BUTTON#pay.onclick`. */
  invoker?: string
}

/** A custom metric, aggregated in the page since the last beacon. */
export interface MetricItem extends ItemBase {
  is: 'metric'
  kind: 'counter' | 'gauge' | 'histogram'
  name: string
  tags?: Record<string, string>
  /** Counter: what was added. Gauge: the last value. Histogram: the sum. */
  value: number
  /** How many values there were; 1 where left out. */
  n?: number
  min?: number
  max?: number
  /**
   * Histogram: how many values fell into each bucket. Bucket i ends at 2^(i/8) and starts where the
   * one before ends (OpenTelemetry's exponential histogram, scale 3); `-` holds zero and below.
   */
  buckets?: Record<string, number>
}

export interface Breadcrumb {
  at: number
  kind: 'click' | 'navigation' | 'request' | 'console' | 'custom'
  text: string
  /** `info` where left out. */
  level?: Level
}

/** What the script itself has cost this page so far. */
export interface Cost {
  /** Main-thread time inside the script's own callbacks. */
  cpuMs: number
  requests: number
  /** Bodies as sent. */
  bytes: number
}

/** What the service answers a beacon. */
export interface Answer {
  accepted: number
  control?: Control
}

/** Kept by the page for the session. */
export interface Control {
  /** Share of the sessions that send a kind of item, from 0 to 1. */
  rates?: Partial<Record<Item['is'], number>>
  /** An error whose `type: message` contains one of these is counted and not sent. */
  mute?: string[]
}
