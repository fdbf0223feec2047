import { randomUUID } from 'node:crypto'
import type {
  Envelope,
  ErrorItem,
  LongFrameItem,
  MetricItem,
  PageViewItem,
  ReportItem,
  RequestItem,
  VitalItem,
} from '@seismo/browser/wire'

/** The stack of `anError`, whose lines `aBeacon` carries. */
const LINES = ['    at pay (https://shop.example/app.js:1:2)']

export function anError(given: Partial<ErrorItem> = {}): ErrorItem {
  return {
    is: 'error',
    at: Date.now(),
    mechanism: 'error',
    level: 'error',
    exceptions: [{ type: 'TypeError', message: 'x is undefined', stack: [0] }],
    ...given,
  }
}

export function aRequest(given: Partial<RequestItem> = {}): RequestItem {
  return {
    ...{ is: 'request', at: Date.now(), via: 'fetch', status: 200, outcome: 'load' },
    target: 'https://shop.example/api/cart',
    durationMs: 80,
    ...given,
  }
}

export function aVital(given: Partial<VitalItem> = {}): VitalItem {
  const at = Date.now()
  return { is: 'vital', at, name: 'LCP', value: 1_200, navigationType: 'navigate', ...given }
}

export function aPageView(given: Partial<PageViewItem> = {}): PageViewItem {
  return { is: 'pageview', at: Date.now(), navigationType: 'navigate', ...given }
}

export function aReport(given: Partial<ReportItem> = {}): ReportItem {
  return {
    ...{ is: 'report', at: Date.now(), type: 'deprecation', key: 'UnloadHandler' },
    message: 'Unload event listeners are deprecated.',
    ...given,
  }
}

export function aLongFrame(given: Partial<LongFrameItem> = {}): LongFrameItem {
  const script = { url: 'https://shop.example/app.js', function: 'recount', durationMs: 240 }
  return {
    ...{ is: 'long-frame', at: Date.now(), durationMs: 320, blockingMs: 250, scripts: [script] },
    ...given,
  }
}

export function aMetric(given: Partial<MetricItem> = {}): MetricItem {
  return {
    ...{ is: 'metric', at: Date.now(), kind: 'counter', name: 'cart.add', value: 3 },
    ...given,
  }
}

export function aBeacon(given: Partial<Envelope> = {}): Envelope {
  return {
    v: 2,
    id: randomUUID(),
    sentAt: Date.now(),
    sdk: 'test@0',
    context: { sessionId: randomUUID() },
    view: { id: randomUUID(), url: 'https://shop.example/cart' },
    lines: LINES,
    items: [anError()],
    ...given,
  }
}
