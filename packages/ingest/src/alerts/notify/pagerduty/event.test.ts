import { expect, it } from 'vitest'
import { aNotification } from '../../../testing/a-notification.ts'
import { toPagerDutyEvent } from './event.ts'

it('triggers with a key, a severity, links and details', () => {
  expect(toPagerDutyEvent(aNotification(), 'r'.repeat(32))).toMatchObject({
    routing_key: 'r'.repeat(32),
    event_action: 'trigger',
    dedup_key: 'checkout/1',
    payload: {
      summary: 'Error spike on shop: 41 errors in 5 min, 3 expected',
      ...{ source: 'shop', severity: 'critical', timestamp: '2026-11-21T22:14:00.000Z' },
      custom_details: {
        ...{ Affected: '31 users, 40 sessions', observed: 41, expected: 3 },
        line: 'src/cart.ts:42  return cart.total() + shipping',
      },
    },
    links: [
      { text: 'Open alerts' },
      { text: 'TypeError: cart.total is not a function' },
      { href: 'https://runbooks.example/checkout' },
      { text: 'Snooze 15 min' },
      { text: 'Snooze 1 h' },
    ],
  })
})

it('resolves by the key alone', () => {
  const resolved = aNotification({ state: 'resolved', reason: 'resolved', revision: 2 })

  expect(toPagerDutyEvent(resolved, 'key')).toEqual({
    ...{ routing_key: 'key', event_action: 'resolve', dedup_key: 'checkout/1' },
  })
})

it('acknowledges by the key alone', () => {
  expect(toPagerDutyEvent(aNotification({ reason: 'acknowledged' }), 'key')).toEqual({
    ...{ routing_key: 'key', event_action: 'acknowledge', dedup_key: 'checkout/1' },
  })
})

it('stays within what PagerDuty takes', () => {
  const long = 'x'.repeat(5_000)
  const event = toPagerDutyEvent(aNotification({ key: long, title: long, rule: long }), 'key')

  const { dedup_key: key, payload } = event as {
    dedup_key: string
    payload: { summary: string; component: string }
  } // as: the shape that PagerDuty documents
  expect([key.length, payload.summary.length, payload.component.length]).toEqual([255, 1_024, 255])
})
