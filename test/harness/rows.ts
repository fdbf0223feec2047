import { randomUUID } from 'node:crypto'
import type {
  ErrorBodyRow,
  ErrorRow,
  LongFrameRow,
  MetricRow,
  PageViewRow,
  ReportRow,
  RequestRow,
  SignalRow,
  StackRow,
  UnmappedScriptRow,
  VitalRow,
} from '../../packages/ingest/src/store/rows.ts'

/** Builders hold the noise: a test names only what it is about. */
function aSignal(): SignalRow {
  return {
    projectId: 1,
    at: Date.now() - 60_000,
    receivedAt: Date.now() - 59_000,
    eventId: randomUUID(),
    release: '1.0.0',
    environment: 'production',
    url: 'https://shop.example/cart',
    route: '',
    browser: 'Chrome 156',
    os: 'Windows 10',
    device: 'desktop',
    country: '',
    sessionId: randomUUID(),
    pageViewId: randomUUID(),
    weight: 1,
  }
}

export function anErrorRow(given: Partial<ErrorRow> = {}): ErrorRow {
  const signal = aSignal()
  return {
    is: 'error',
    ...signal,
    firstAt: given.at ?? signal.at,
    fingerprint: '11111111-1111-4111-8111-111111111111',
    fine: '33333333-3333-4333-8333-333333333333',
    weak: '44444444-4444-4444-8444-444444444444',
    template: 'x is undefined',
    version: 'v1',
    class: 'error',
    why: ['type TypeError'],
    stackId: '22222222-2222-4222-8222-222222222222',
    type: 'TypeError',
    message: 'x is undefined',
    causes: [],
    culprit: 'src/cart/total.ts in sum',
    mechanism: 'error',
    level: 'error',
    userId: '',
    tags: {},
    attrs: {},
    trail: 'none',
    breadcrumbs: 0,
    ...given,
  }
}

export function aStackRow(given: Partial<StackRow> = {}): StackRow {
  return {
    is: 'stack',
    projectId: 1,
    stackId: '22222222-2222-4222-8222-222222222222',
    receivedAt: Date.now(),
    release: '1.0.0',
    debugIds: {},
    exceptions: [{ type: 'TypeError', message: 'x is undefined', stack: 'TypeError', frames: [] }],
    ...given,
  }
}

export function aRequestRow(given: Partial<RequestRow> = {}): RequestRow {
  return {
    is: 'request',
    ...aSignal(),
    via: 'fetch',
    method: 'GET',
    target: 'https://shop.example/api/cart',
    status: 500,
    outcome: 'http-error',
    durationMs: 120,
    template: given.target ?? 'https://shop.example/api/cart',
    ...{ operation: '', traceId: '', protocol: '', serverTiming: [] },
    ...{ waitMs: 0, dnsMs: 0, connectMs: 0, serverMs: 0, downloadMs: 0 },
    ...{ transferBytes: 0, bodyBytes: 0 },
    ...given,
  }
}

export function aVitalRow(given: Partial<VitalRow> = {}): VitalRow {
  return {
    is: 'vital',
    ...aSignal(),
    metric: 'LCP',
    value: 1_200,
    rating: 'good',
    navigationType: 'navigate',
    ...{ target: '', imageUrl: '', event: '', loadState: '', parts: {} },
    script: { url: '', function: '', position: 0, invoker: '' },
    ...given,
  }
}

export function aPageViewRow(given: Partial<PageViewRow> = {}): PageViewRow {
  return {
    is: 'pageview',
    ...aSignal(),
    ...{ navigationType: 'navigate', referrer: '', traceId: '', userId: '' },
    ...given,
  }
}

export function aBodyRow(given: Partial<ErrorBodyRow> = {}): ErrorBodyRow {
  return {
    is: 'body',
    projectId: 1,
    eventId: randomUUID(),
    at: Date.now() - 60_000,
    ...{ breadcrumbs: [], contexts: {}, scripts: [], debugIds: {} },
    ...given,
  }
}

export function aReportRow(given: Partial<ReportRow> = {}): ReportRow {
  return {
    is: 'report',
    ...aSignal(),
    ...{
      type: 'deprecation',
      key: 'UnloadHandler',
      message: 'Unload event listeners are deprecated.',
    },
    ...{ file: 'https://shop.example/app.js', line: 1, column: 2 },
    ...given,
  }
}

export function aLongFrameRow(given: Partial<LongFrameRow> = {}): LongFrameRow {
  return {
    is: 'long-frame',
    ...aSignal(),
    ...{ durationMs: 320, blockingMs: 250 },
    scripts: [
      {
        ...{ url: 'https://shop.example/app.js', function: 'recount', position: 512 },
        ...{ invoker: 'BUTTON#pay.onclick', durationMs: 240 },
      },
    ],
    ...given,
  }
}

export function aMetricRow(given: Partial<MetricRow> = {}): MetricRow {
  return {
    is: 'metric',
    ...aSignal(),
    ...{ kind: 'histogram', name: 'cart.render', tags: {} },
    ...{ value: 30, n: 2, min: 10, max: 20, buckets: { 27: 1, 35: 1 } },
    ...given,
  }
}

export function anUnmappedScriptRow(given: Partial<UnmappedScriptRow> = {}): UnmappedScriptRow {
  return {
    ...{ is: 'unmapped-script', projectId: 1, release: '1.0.0', path: '/app.js', debugId: '' },
    ...{ url: 'https://shop.example/app.js', status: 'no-map', events: 1, lastSeen: Date.now() },
    ...given,
  }
}
