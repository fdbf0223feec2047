import { randomUUID } from 'node:crypto'
import { BREADCRUMBS, FRAMES } from './report.ts'

/** What `aFullReport` says, as Sentry's client puts it. */
export function aSentryReport(message = 'Cannot read properties of undefined') {
  const id = randomUUID().replaceAll('-', '')
  const now = Date.now()
  const seconds = now / 1_000
  const event = {
    ...{ event_id: id, timestamp: seconds, platform: 'javascript', level: 'error' },
    ...{ release: 'shop@2.41.0', environment: 'production' },
    request: { url: 'https://shop.example/cart' },
    user: { id: 'user-4711' },
    tags: { plan: 'pro', region: 'eu-west' },
    contexts: { cart: { items: 3, total: 129.9, coupon: null } },
    breadcrumbs: Array.from({ length: BREADCRUMBS }, (_, n) => ({
      timestamp: seconds - n / 10,
      type: 'http',
      category: 'fetch',
      data: { method: 'GET', url: `https://shop.example/api/items/${n}`, status_code: 200 },
    })),
    exception: {
      values: [
        {
          ...{ type: 'TypeError', value: message },
          stacktrace: {
            frames: Array.from({ length: FRAMES }, (_, n) => ({
              filename: 'https://shop.example/assets/app-4f9a1c7d.js',
              ...{ function: `f${n}`, in_app: true, lineno: 1, colno: n * 1_000 + 17 },
            })).reverse(),
          },
          mechanism: { type: 'auto.browser.global_handlers.onerror', handled: false },
        },
      ],
    },
  }
  const sdk = { name: 'sentry.javascript.browser', version: '11.12.0' }
  const parts = [{ event_id: id, sent_at: new Date(now), sdk }, { type: 'event' }, event]
  const body = parts.map((part) => JSON.stringify(part)).join('\n')
  return { contentType: 'application/x-sentry-envelope', body, id }
}
