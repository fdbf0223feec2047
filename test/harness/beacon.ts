import { randomUUID } from 'node:crypto'
import type { Envelope, ErrorItem } from '@seismo/browser/wire'

export function anError(given: Partial<ErrorItem> = {}): ErrorItem {
  return {
    is: 'error',
    id: randomUUID(),
    at: Date.now(),
    pageViewId: randomUUID(),
    mechanism: 'error',
    level: 'error',
    exceptions: [
      {
        type: 'TypeError',
        message: 'x is undefined',
        stack: 'TypeError: x is undefined\n    at pay (https://shop.example/app.js:1:2)',
      },
    ],
    ...given,
  }
}

export function aBeacon(given: Partial<Envelope> = {}): Envelope {
  return {
    v: 1,
    id: randomUUID(),
    sentAt: Date.now(),
    sdk: { name: 'test', version: '0' },
    context: { sessionId: randomUUID(), url: 'https://shop.example/cart' },
    items: [anError()],
    ...given,
  }
}
