import { expect, it } from 'vitest'
import type { Decoded } from '../decoded.ts'
import { aReport, bodies, bytesOf, legacy, RECEIVED, type ReportType } from './a-report.ts'
import { decodeReports, MAX_ITEM_CHARS, MAX_ITEMS } from './decode.ts'

function decode(body: unknown, requestId = RECEIVED.requestId): Decoded {
  return decodeReports(bytesOf(body), { ...RECEIVED, requestId })
}

function itemsOf(body: unknown) {
  const decoded = decode(body)
  if (decoded.is === 'malformed') throw new Error(decoded.detail)
  return decoded.envelopes.flatMap(({ items }) => items)
}

function idsOf(decoded: Decoded) {
  if (decoded.is === 'malformed') throw new Error(decoded.detail)
  return decoded.envelopes.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)])
}

const POSITION = { file: 'https://shop.example/app.js', line: 3, column: 14 }
const NOWHERE = { file: '', line: 0, column: 0 }
const BLOCKED = 'script-src-elem blocked https://evil.example/x.js'

it.each<[ReportType, object]>([
  ['coep', { key: 'corp', message: 'corp blocked image https://cdn.example/logo.png' }],
  [
    'coop',
    {
      key: 'access-from-coop-page-to-opener',
      message: 'access-from-coop-page-to-opener under same-origin by postMessage',
    },
  ],
  ['crash', { key: 'oom', message: 'The page ran out of memory.' }],
  ['csp-violation', { key: BLOCKED, message: BLOCKED }],
  [
    'deprecation',
    {
      key: 'UnloadHandler',
      message: 'Unload event listeners are deprecated.',
    },
  ],
  ['document-policy-violation', { key: '', message: 'document-write violated' }],
  [
    'integrity-violation',
    { key: 'script', message: 'script without integrity: https://cdn.example/lib.js' },
  ],
  ['intervention', { key: 'NavigatorVibrate', message: 'Blocked call to navigator.vibrate.' }],
  [
    'network-error',
    {
      key: 'http.error',
      message: 'GET answered 500 in phase application over h2 after 45 ms',
      weight: 4,
    },
  ],
  [
    'permissions-policy-violation',
    { key: '', message: bodies['permissions-policy-violation'].message },
  ],
])('tells what a %s says', (type, said) => {
  const items = itemsOf([aReport(type)])

  expect(items).toEqual([
    {
      ...{ is: 'report', type, pageViewId: '', route: '', weight: 1, position: NOWHERE },
      id: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as unknown,
      at: RECEIVED.receivedAt - 1_500,
      url: 'https://shop.example/cart?coupon=x',
      ...('sourceFile' in bodies[type] && { position: POSITION }),
      ...said,
    },
  ])
})

it('puts the reports of a body into one envelope that belongs to nobody', () => {
  const decoded = decode([aReport('crash'), aReport('deprecation')])

  expect(decoded).toMatchObject({
    envelopes: [
      {
        ...{ sentAt: RECEIVED.receivedAt, sdk: 'reporting-api', drops: [] },
        context: { sessionId: '', release: '', userId: '' },
        items: [{ type: 'crash' }, { type: 'deprecation' }],
      },
    ],
    refused: [],
  })
})

it.each([
  ['http.error', { status_code: 404 }, 'GET answered 404 in phase application'],
  ['tcp.timed_out', { status_code: 0, phase: 'connection' }, 'GET failed: tcp.timed_out in phase'],
  ['dns.name_not_resolved', { status_code: 0, method: '' }, 'request failed: dns.name_not'],
])('tells how a request ended as %s', (type, changed, message) => {
  const [item] = itemsOf([aReport('network-error', { ...changed, type })])

  expect(item).toMatchObject({ key: type, message: expect.stringContaining(message) as unknown })
})

it.each([
  ['half', 0.5, 2],
  ['an odd', -1, 1],
  ['next to no', 1e-300, 1e9],
])('weighs a network error of %s share', (_, fraction, weight) => {
  const [item] = itemsOf([aReport('network-error', { sampling_fraction: fraction })])

  expect(item).toMatchObject({ weight })
})

it('gives a violation one name, whichever way it is reported', () => {
  const [modern] = itemsOf([aReport('csp-violation')])
  const [old] = itemsOf({ 'csp-report': legacy })
  const [oldest] = itemsOf({ 'csp-report': { ...legacy, 'effective-directive': undefined } })

  const said = { type: 'csp-violation', key: BLOCKED, message: BLOCKED, position: POSITION }
  expect(modern).toMatchObject(said)
  expect(old).toMatchObject({ ...said, at: RECEIVED.receivedAt, url: legacy['document-uri'] })
  expect(oldest).toMatchObject(said)
})

it.each([
  ['inline', 'inline'],
  ['eval', 'eval'],
  ['data', 'data'],
  ['data:text/javascript,secret', 'data:'],
  ['https://a.example', 'https://a.example/'],
  ['https://ann:pw@a.example/x?token=1#frag', 'https://a.example/x'],
])('writes a blocked %s as the script of the page does', (blockedURL, what) => {
  const [item] = itemsOf([aReport('csp-violation', { blockedURL })])

  expect(item).toMatchObject({ key: `script-src-elem blocked ${what}` })
})

it('keeps no address of a server, sample, policy or referrer', () => {
  const decoded = decode([aReport('network-error'), aReport('csp-violation')])

  const text = JSON.stringify(decoded)
  expect(text).not.toMatch(/203\.0\.113\.7|ann@shop|default-src|a=b/)
})

it('refuses what it cannot keep and keeps its neighbours', () => {
  const decoded = decode([
    { ...aReport('crash'), type: 'toString' },
    aReport('csp-violation', { effectiveDirective: '' }),
    7,
    aReport('deprecation', { message: 'x'.repeat(MAX_ITEM_CHARS) }),
    { type: 'crash', url: '' },
  ])

  expect(decoded).toMatchObject({
    envelopes: [{ items: [{ type: 'crash', key: 'crash', message: 'The page crashed.' }] }],
    refused: [
      { index: 0, kind: 'report', reason: 'unsupported' },
      { index: 1, kind: 'report', reason: 'invalid' },
      { index: 2, kind: 'report', reason: 'invalid' },
      { index: 3, kind: 'report', reason: 'too-large' },
    ],
  })
})

it.each([
  ['is not JSON', 'age=1'],
  ['is a number', '1'],
  ['is an object of another kind', {}],
  ['nests too deep', [{ ...aReport('crash'), extra: [[[[[[[[[]]]]]]]]] }]],
  ['has too many reports', Array.from({ length: MAX_ITEMS + 1 }, () => aReport('crash'))],
])('calls a body malformed that %s', (_, body) => {
  expect(decode(body)).toMatchObject({ is: 'malformed' })
})

it('reads a lone report', () => {
  expect(itemsOf(aReport('crash'))).toHaveLength(1)
})

it('has an answer to an empty list', () => {
  expect(decode([])).toEqual({ is: 'decoded', envelopes: [], refused: [] })
})

it('cuts long texts and mends broken characters', () => {
  const [item] = itemsOf([
    aReport('deprecation', { id: '\ud83d'.repeat(300), message: `${'x'.repeat(4_095)}😀` }),
  ])

  expect(item).toMatchObject({ key: '\ufffd'.repeat(200), message: `${'x'.repeat(4_095)}\ufffd` })
})

it.each([
  [-5, 0],
  ['soon', 0],
  [1e300, 86_400_000],
])('takes an age of %s for %i ms', (age, ms) => {
  const [item] = itemsOf([{ ...aReport('crash'), age }])

  expect(item?.at).toBe(RECEIVED.receivedAt - ms)
})

it('gives the same body the same ids, and that of another visitor others', () => {
  const body = [aReport('crash'), aReport('crash')]

  const ids = idsOf(decode(body))

  expect(new Set(ids).size).toBe(3)
  expect(idsOf(decode(body))).toEqual(ids)
  expect(idsOf(decode(body, 'r-2'))).not.toEqual(ids)
})
