import type { Received } from '../decoded.ts'
import { decodeFaro } from './decode.ts'

/** What @grafana/faro-web-sdk 2.12 sends of the page https://shop.example/cart, cut short; for tests. */
export const AT = Date.parse('2026-05-04T10:00:05.000Z')
export const RECEIVED: Received = {
  contentType: 'application/json',
  receivedAt: AT + 700,
  requestId: 'r-1',
}
export const TRACE = '6df2d906789a4ec5aaa1b070a9145e44'

const timestamp = '2026-05-04T10:00:05.000Z'
const app = 'https://shop.example/app.js'

export const meta = {
  sdk: { name: 'faro-web', version: '2.12.1' },
  app: { name: 'shop', version: 'shop@2.0.0', environment: 'production' },
  user: { id: 'u-7', email: 'ann@shop.example' },
  browser: { name: 'Chrome', viewportWidth: '1280', viewportHeight: '720' },
  page: { url: 'https://shop.example/cart?coupon=x' },
  session: { id: '77E0PeASHo' },
}

export function anException(overrides: object = {}) {
  return {
    ...{ type: 'Error', value: 'cannot check out', timestamp },
    context: { cause: 'TypeError: the cart is empty' },
    stacktrace: {
      frames: [
        { filename: app, function: 'checkOut', lineno: 30, colno: 58_336 },
        { filename: app, function: '?', lineno: 30, colno: 58_622 },
      ],
    },
    ...overrides,
  }
}

export function aVital(values: Record<string, number>, context: object = {}) {
  return {
    ...{ type: 'web-vitals', values, timestamp },
    context: { id: 'v6-1', rating: 'good', navigation_type: 'reload', ...context },
  }
}

export function aResource(attributes: object = {}) {
  return {
    ...{ name: 'faro.performance.resource', domain: 'browser', timestamp },
    attributes: {
      ...{ name: 'https://shop.example/api/reviews', initiatorType: 'xmlhttprequest' },
      ...{ duration: '31', responseStatus: '500', requestTime: '20', responseTime: '4' },
      ...{ dnsLookupTime: '2', tcpHandshakeTime: '3', transferSize: '306', encodedBodySize: '6' },
      ...{ protocol: 'h2', ...attributes },
    },
  }
}

export function aSpan(overrides: object = {}) {
  return {
    ...{ traceId: TRACE, spanId: '8f5e6627c38084ee', name: 'HTTP GET', kind: 3 },
    startTimeUnixNano: '1777888805000000000',
    endTimeUnixNano: '1777888805250000000',
    attributes: [
      { key: 'http.request.method', value: { stringValue: 'GET' } },
      { key: 'url.full', value: { stringValue: 'https://shop.example/api/cart' } },
      { key: 'http.response.status_code', value: { intValue: '503' } },
    ],
    ...overrides,
  }
}

export function tracesOf(...spans: unknown[]) {
  return { resourceSpans: [{ scopeSpans: [{ scope: { name: 'fetch' }, spans }] }] }
}

export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
}

export function decode(signals: object) {
  const answer = decodeFaro(bytesOf({ meta, ...signals }), RECEIVED)
  if (answer.is === 'malformed') throw new Error(answer.detail)
  const { envelopes, refused } = answer
  return { envelopes, refused, items: envelopes.flatMap(({ items }) => items) }
}
