import { randomUUID } from 'node:crypto'
import { aBeacon, anError } from '../../test/harness/beacon.ts'

export const FRAMES = 10
export const BREADCRUMBS = 20

/** A full error report: ten frames, twenty breadcrumbs, tags and contexts. */
export function aFullReport(message = 'Cannot read properties of undefined') {
  const at = Date.now()
  const id = randomUUID().replaceAll('-', '')
  const body = JSON.stringify(
    aBeacon({
      id,
      context: {
        sessionId: randomUUID(),
        release: 'shop@2.41.0',
        environment: 'production',
        userId: 'user-4711',
        tags: { plan: 'pro', region: 'eu-west' },
        contexts: { cart: { items: 3, total: 129.9, coupon: null } },
      },
      lines: Array.from(
        { length: FRAMES },
        (_, n) => `    at f${n} (https://shop.example/assets/app-4f9a1c7d.js:1:${n * 1_000 + 17})`,
      ),
      breadcrumbs: Array.from({ length: BREADCRUMBS }, (_, n) => ({
        at: at - n * 100,
        kind: 'request',
        text: `GET https://shop.example/api/items/${n} 200`,
      })),
      items: [
        anError({
          at,
          exceptions: [
            { type: 'TypeError', message, stack: Array.from({ length: FRAMES }, (_, n) => n) },
          ],
        }),
      ],
    }),
  )
  return { contentType: 'text/plain', body, id }
}
