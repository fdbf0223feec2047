import { describe, expect, it } from 'vitest'
import {
  anEnvelope,
  anEvent,
  aSession,
  bytesOf,
  decode,
  decoded,
  header,
  RECEIVED,
  SENT_AT,
  TRACE,
} from './an-envelope.ts'
import { decodeSentryEnvelope, decodeSentryStore } from './decode.ts'

describe('a session', () => {
  it('begins with a page view', () => {
    const { envelopes, refused } = decode([['session', aSession()]])

    const sid = '04ac6d2c316f43f2972f2f3d1b02d178'
    expect(refused).toEqual([])
    expect(envelopes).toMatchObject([
      {
        context: { sessionId: sid, release: 'shop@1.2.3', environment: 'production', userId: '' },
        items: [{ is: 'pageview', at: SENT_AT - 4_000, pageViewId: sid, url: '', route: '' }],
      },
    ])
  })

  it('does not say who it was', () => {
    expect(JSON.stringify(decode([['session', aSession()]]))).not.toMatch(/ann@|192\.0\.2\.7/)
  })

  it.each([
    ['session', aSession({ init: false, errors: 1 }), 'session-update', 'unsupported'],
    ['session', aSession({ sid: undefined }), 'session', 'invalid'],
    ['sessions', { aggregates: [{ started: '', exited: 2 }] }, 'sessions', 'unsupported'],
  ])('of type %s that is %j is refused', (type, payload, kind, reason) => {
    expect(decode([[type, payload]])).toMatchObject({ items: [], refused: [{ kind, reason }] })
  })
})

describe('a client report', () => {
  function dropsOf(...discarded: unknown[]) {
    const report = { timestamp: 1, discarded_events: discarded }
    return decode([['client_report', report]]).envelopes.flatMap(({ drops }) => drops)
  }

  it.each([
    ['error', 'ratelimit_backoff', 'error', 'refused'],
    ['error', 'before_send', 'error', 'filtered'],
    ['session', 'network_error', 'pageview', 'refused'],
    ['transaction', 'sample_rate', 'request', 'sampled'],
    ['span', 'queue_overflow', 'request', 'overflow'],
    ['feedback', 'a reason of its own', 'error', 'filtered'],
  ])('counts %s left out for %s as %s that is %s', (category, reason, kind, kept) => {
    expect(dropsOf({ category, reason, quantity: 3 })).toEqual([{ kind, reason: kept, n: 3 }])
  })

  it('counts nothing of what is not known', () => {
    const odd = [{ category: 'replay', reason: 'sample_rate', quantity: 2 }, 7, { quantity: 1 }]

    expect(dropsOf(...odd, { category: 'constructor', reason: 'x', quantity: 2 })).toEqual([])
  })

  it('that is none is refused', () => {
    expect(decode([['client_report', { discarded_events: 7 }]]).refused).toMatchObject([
      { kind: 'client_report', reason: 'invalid' },
    ])
  })
})

describe('feedback', () => {
  const contexts = {
    trace: { trace_id: TRACE },
    feedback: { message: 'It is slow', name: 'Ann', contact_email: 'ann@shop.example' },
  }

  it('is a captured message that does not say by whom', () => {
    const payload = anEvent({ contexts, exception: undefined, user: undefined })

    const { envelopes } = decode([['feedback', payload]])

    expect(JSON.stringify(envelopes)).not.toMatch(/Ann|ann@/)
    expect(envelopes).toMatchObject([
      {
        context: { sessionId: TRACE },
        items: [
          {
            ...{ is: 'error', mechanism: 'captured', level: 'info' },
            ...{ url: 'https://shop.example/cart?coupon=x' },
            exceptions: [{ type: 'Feedback', message: 'It is slow' }],
          },
        ],
      },
    ])
  })

  it('of the older form has an id beside that of its event', () => {
    const { event_id } = anEvent()
    const report = { event_id, name: 'Ann', email: 'ann@shop.example', comments: 'It is slow' }

    const { items } = decode([
      ['event', anEvent()],
      ['user_report', report],
    ])

    expect(items).toMatchObject([{}, { exceptions: [{ message: 'It is slow' }], level: 'info' }])
    expect(items[1]?.id).not.toBe(items[0]?.id)
    expect(JSON.stringify(items[1])).not.toMatch(/Ann|ann@/)
  })

  it.each([
    ['feedback', anEvent({ contexts: {} })],
    ['user_report', { comments: '' }],
  ])('of type %s without a word is refused', (type, payload) => {
    expect(decode([[type, payload]]).refused).toMatchObject([{ kind: type, reason: 'invalid' }])
  })
})

it.each([
  ['check_in', 'check_in'],
  ['profile', 'profile'],
  ['replay_event', 'replay_event'],
  ['replay_recording', 'replay_recording'],
  ['attachment', 'attachment'],
  ['statsd', 'statsd'],
  ['metric_buckets', 'metric_buckets'],
  ['raw_security', 'raw_security'],
  ['made-up', 'unknown'],
  ['constructor', 'unknown'],
])('refuses %s as %s and keeps its neighbours', (type, kind) => {
  const { items, refused } = decode([
    [type, {}],
    ['event', anEvent()],
  ])

  expect(items).toHaveLength(1)
  expect(refused).toMatchObject([{ index: 0, kind, reason: 'unsupported' }])
})

it('counts every log of an item', () => {
  const count = (n: unknown) => decode([['log', {}, { item_count: n }]]).refused.length

  expect([3, 1e9, -1, 'odd', undefined].map(count)).toEqual([3, 100, 1, 1, 1])
})

it('uses its own clock for a client that does not tell its time', () => {
  const { envelopes } = decode([['event', anEvent({ timestamp: undefined })]], {})

  const { receivedAt } = RECEIVED
  expect(envelopes).toMatchObject([{ sentAt: receivedAt, items: [{ at: receivedAt }] }])
})

it('refuses what follows a broken item and keeps what came before', () => {
  const body = new Uint8Array([...anEnvelope([['event', anEvent()]]), ...bytesOf('\nnonsense')])

  const { items, refused } = decoded(body)

  expect(items).toHaveLength(1)
  expect(refused).toMatchObject([{ index: 1, kind: 'unknown', reason: 'invalid' }])
})

it.each([
  ['is no JSON', 'nonsense', /JSON/],
  ['nests without end', '['.repeat(10_000), /nests/],
])('refuses an event that %s', (_, payload, detail) => {
  const text = `${JSON.stringify(header)}\n{"type":"event"}\n${payload}`

  expect(decoded(bytesOf(text)).refused).toMatchObject([
    { kind: 'event', reason: 'invalid', detail: expect.stringMatching(detail) as unknown },
  ])
})

it.each([
  ['nothing', ''],
  ['no envelope', 'nonsense\n{}'],
  ['too many items', `{}${'\n{}\na'.repeat(501)}`],
  ['too many spans', `{}\n{"type":"span"}\n{"items":[${'1,'.repeat(2_500)}1]}`],
])('refuses %s whole', (_, text) => {
  expect(decodeSentryEnvelope(bytesOf(text), RECEIVED)).toMatchObject({ is: 'malformed' })
})

it.each(['', '[]', '{"a":'])('refuses a stored event that is %j whole', (text) => {
  expect(decodeSentryStore(bytesOf(text), RECEIVED)).toMatchObject({ is: 'malformed' })
})
