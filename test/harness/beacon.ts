import { randomUUID } from 'node:crypto'
import type { Envelope, ErrorItem } from '@seismo/browser/wire'

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
