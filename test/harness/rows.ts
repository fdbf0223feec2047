import { randomUUID } from 'node:crypto'
import type {
  ErrorRow,
  PageViewRow,
  RequestRow,
  SignalRow,
  StackRow,
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
    sessionId: randomUUID(),
    pageViewId: randomUUID(),
  }
}

export function anErrorRow(given: Partial<ErrorRow> = {}): ErrorRow {
  return {
    is: 'error',
    ...aSignal(),
    fingerprint: '11111111-1111-4111-8111-111111111111',
    version: 'v1',
    class: 'error',
    why: ['type TypeError'],
    stackId: '22222222-2222-4222-8222-222222222222',
    type: 'TypeError',
    message: 'x is undefined',
    culprit: 'src/cart/total.ts in sum',
    mechanism: 'error',
    level: 'error',
    userId: '',
    tags: {},
    attrs: {},
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
    ...given,
  }
}

export function aPageViewRow(given: Partial<PageViewRow> = {}): PageViewRow {
  return { is: 'pageview', ...aSignal(), navigationType: 'navigate', referrer: '', ...given }
}
