import { decodeSentryEnvelope } from './decode.ts'

/** What @sentry/browser 11 sends of the page https://shop.example/cart?coupon=x, cut short; for tests. */
export const TRACE = '6df2d906789a4ec5aaa1b070a9145e44'
export const SENT_AT = Date.parse('2026-05-04T10:00:05.000Z')
export const RECEIVED = {
  contentType: 'text/plain;charset=UTF-8',
  receivedAt: SENT_AT + 700,
  requestId: 'r-1',
}

export const header = {
  sent_at: '2026-05-04T10:00:05.000Z',
  sdk: { name: 'sentry.javascript.browser', version: '11.12.0' },
}
export const trace = {
  ...{ trace_id: TRACE, public_key: 'key', sampled: 'true', sample_rate: '1' },
  ...{ release: 'shop@1.2.3', environment: 'production' },
}

const app = 'https://shop.example/app.js'

export function anEvent(overrides: object = {}) {
  return {
    event_id: '50a5275d1d224012a4f7526409792e3f',
    timestamp: SENT_AT / 1_000 - 1,
    platform: 'javascript',
    level: 'error',
    ...{ release: 'shop@1.2.3', environment: 'production', transaction: '/cart' },
    request: {
      url: 'https://shop.example/cart?coupon=x',
      headers: { 'User-Agent': 'Mozilla/5.0' },
    },
    user: { id: 'u-7', email: 'ann@shop.example', ip_address: '192.0.2.7' },
    tags: { plan: 'pro' },
    contexts: {
      trace: { trace_id: TRACE, span_id: '8f5e6627c38084ee' },
      cart: { items: 3, nested: { a: 1 } },
    },
    breadcrumbs: [
      { timestamp: SENT_AT / 1_000 - 2, category: 'ui.click', message: 'body > button#pay' },
    ],
    exception: {
      values: [
        {
          type: 'TypeError',
          value: 'inner broke',
          stacktrace: {
            frames: [
              { filename: app, function: '?', in_app: true, lineno: 9, colno: 7 },
              { filename: app, function: 'inner', in_app: true, lineno: 3, colno: 13 },
            ],
          },
          mechanism: {
            ...{ handled: true, type: 'chained', source: 'cause' },
            ...{ exception_id: 1, parent_id: 0 },
          },
        },
        {
          type: 'Error',
          value: 'outer broke',
          stacktrace: {
            frames: [{ filename: app, function: 'pay', in_app: true, lineno: 5, colno: 13 }],
          },
          mechanism: {
            ...{ type: 'auto.browser.global_handlers.onerror', handled: false, exception_id: 0 },
          },
        },
      ],
    },
    ...overrides,
  }
}

export function aSession(overrides: object = {}) {
  return {
    ...{ sid: '04ac6d2c316f43f2972f2f3d1b02d178', init: true, status: 'ok', errors: 0 },
    started: '2026-05-04T10:00:01.000Z',
    timestamp: '2026-05-04T10:00:01.500Z',
    did: 'ann@shop.example',
    attrs: { release: 'shop@1.2.3', environment: 'production', ip_address: '192.0.2.7' },
    ...overrides,
  }
}

/** A streamed span; its attributes come as `{ value, type }`. */
export function aSpan(op: string, attributes: Record<string, unknown> = {}, overrides = {}) {
  const typed = Object.entries({ 'sentry.op': op, 'user.id': 'u-7', ...attributes }).map(
    ([key, value]) => [key, { value, type: typeof value }],
  )
  return {
    ...{ name: op, span_id: `${op}-1`, trace_id: TRACE, is_segment: false, status: 'ok' },
    ...{ start_timestamp: SENT_AT / 1_000 - 4, end_timestamp: SENT_AT / 1_000 - 3.75 },
    attributes: Object.fromEntries(typed) as Record<string, unknown>, // fromEntries answers any
    ...overrides,
  }
}

export function streamed(...spans: unknown[]) {
  return { version: 2, items: spans }
}

export type Item = [type: string, payload: unknown, more?: object]

export function anEnvelope(items: Item[], head: object = header): Uint8Array {
  const lines = items.flatMap(([type, payload, more]) => [{ type, ...more }, payload])
  return bytesOf([head, ...lines].map((line) => JSON.stringify(line)).join('\n'))
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function decode(items: Item[], head: object = header) {
  return decoded(anEnvelope(items, head))
}

export function decoded(body: Uint8Array) {
  const answer = decodeSentryEnvelope(body, RECEIVED)
  if (answer.is === 'malformed') throw new Error(answer.detail)
  const { envelopes, refused } = answer
  return { envelopes, refused, items: envelopes.flatMap(({ items }) => items) }
}
