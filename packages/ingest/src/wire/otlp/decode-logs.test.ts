import { describe, expect, it } from 'vitest'
import {
  anyValue,
  aRecord,
  AT,
  attributes,
  aVital,
  ENCODINGS,
  JSON_BODY,
  logsOf,
  toJson,
  TRACE,
} from './a-request.ts'
import { decodeOtlpLogs } from './decode-logs.ts'

describe.each(ENCODINGS)('logs in $encoding', ({ encode, received }) => {
  function decode(...records: unknown[]) {
    const answer = decodeOtlpLogs(encode(logsOf(...records)), received)
    if (answer.is === 'malformed') throw new Error(answer.detail)
    return { ...answer, items: answer.envelopes.flatMap(({ items }) => items) }
  }

  it('keeps an exception with its stack', () => {
    const { envelopes, refused } = decode(aRecord())

    expect(refused).toEqual([])
    expect(envelopes).toMatchObject([
      {
        sdk: 'opentelemetry.webjs@2.1.0',
        context: { release: '2.0.0', sessionId: 's-1' },
        items: [
          {
            ...{ is: 'error', mechanism: 'captured', level: 'error', at: AT, firstAt: AT },
            exceptions: [
              {
                ...{ type: 'TypeError', message: 'the cart is empty' },
                stack: expect.stringContaining('at total (https://shop.example/app.js') as string,
              },
            ],
            contexts: { trace: { trace_id: TRACE } },
          },
        ],
      },
    ])
  })

  it.each([
    ['an error', 17, 'error'],
    ['what is fatal', 21, 'fatal'],
  ])('keeps %s without an exception as a message', (_, severityNumber, level) => {
    const { items } = decode(aRecord({ severityNumber, attributes: [] }))

    expect(items).toMatchObject([
      { level, exceptions: [{ type: 'Message', message: 'cannot check out', stack: '' }] },
    ])
  })

  it.each([
    [0, 'error'],
    [9, 'info'],
    [13, 'warning'],
    [24, 'fatal'],
  ])('keeps an exception of severity %d as %s', (severityNumber, level) => {
    expect(decode(aRecord({ severityNumber })).items).toMatchObject([{ level }])
  })

  it('takes the body for the message of an exception that has none', () => {
    const own = attributes({ 'exception.type': 'RangeError' })

    const { items } = decode(aRecord({ attributes: own }))

    expect(items).toMatchObject([
      { exceptions: [{ type: 'RangeError', message: 'cannot check out' }] },
    ])
  })

  it('knows where and whose a record is by its own attributes', () => {
    const own = { 'session.id': 's-2', 'user.id': 'u-7', 'url.full': 'https://shop.example/' }
    const record = aRecord({ attributes: attributes({ ...own, 'cart.items': 0 }) })

    const { envelopes } = decode(record, aRecord())

    expect(envelopes).toMatchObject([
      {
        context: { sessionId: 's-2', userId: 'u-7' },
        items: [{ url: 'https://shop.example/', contexts: { log: { 'cart.items': 0 } } }],
      },
      { context: { sessionId: 's-1', userId: '' } },
    ])
  })

  it.each([
    ['by its attributes', aVital()],
    [
      'by the map in its body',
      aRecord({
        ...{ severityNumber: 9, eventName: 'browser.web_vital' },
        attributes: [],
        body: anyValue({ name: 'lcp', value: 1_250.5, navigation_type: 'reload' }),
      }),
    ],
  ])('keeps a vital %s', (_, record) => {
    expect(decode(record).items).toMatchObject([
      { is: 'vital', name: 'LCP', value: 1_250.5, navigationType: 'reload', at: AT },
    ])
  })

  it.each([
    ['a log', aRecord({ severityNumber: 16, attributes: [] }), 'unsupported'],
    ['an unknown vital', aVital({ 'browser.web_vital.name': 'fid' }), 'unsupported'],
    ['a vital below zero', aVital({ 'browser.web_vital.value': -1 }), 'invalid'],
    ['an error without a body', aRecord({ body: {}, attributes: [] }), 'invalid'],
    ['more than an item may hold', aRecord({ body: anyValue('x'.repeat(65_536)) }), 'too-large'],
  ])('refuses %s and keeps its neighbours', (_, record, reason) => {
    const { items, refused } = decode(aRecord(), record, aRecord())

    expect(refused).toMatchObject([{ index: 1, kind: 'log', reason }])
    expect(items).toHaveLength(2)
    expect(new Set(items.map(({ id }) => id)).size).toBe(2)
  })

  it('keeps 500 records and refuses the rest one by one', () => {
    const { items, refused } = decode(...Array.from({ length: 512 }, () => aVital()))

    expect(items).toHaveLength(500)
    expect(refused).toHaveLength(12)
    expect(refused[0]).toMatchObject({ index: 500, reason: 'too-large' })
  })
})

it('reads the names of severities as their numbers', () => {
  const record = aRecord({ severityNumber: 'SEVERITY_NUMBER_FATAL2', attributes: [] })

  const answer = decodeOtlpLogs(toJson(logsOf(record)), JSON_BODY)

  expect(answer).toMatchObject({ envelopes: [{ items: [{ level: 'fatal' }] }] })
})

it('refuses what stands where records belong', () => {
  const body = { resourceLogs: [7, { scopeLogs: 'x' }, { scopeLogs: [null, { logRecords: [1] }] }] }

  const answer = decodeOtlpLogs(toJson(body), JSON_BODY)

  const refusal = { kind: 'log', reason: 'invalid' }
  expect(answer).toMatchObject({ envelopes: [], refused: [refusal, refusal, refusal, refusal] })
})

it.each([
  ['an empty request', {}, 'decoded'],
  ["another signal's request", { resourceSpans: [] }, 'malformed'],
  ['no list', { resourceLogs: 'x' }, 'malformed'],
])('answers %s', (_, body, is) => {
  expect(decodeOtlpLogs(toJson(body), JSON_BODY).is).toBe(is)
})
