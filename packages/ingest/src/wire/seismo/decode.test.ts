import { expect, it } from 'vitest'
import { decodeBeacon, MAX_ITEM_CHARS } from './decode.ts'

const id = '1111111111114111811111111111111a'
const vital = { is: 'vital', at: 1, name: 'LCP', value: 900, navigationType: 'navigate' }
const beacon = {
  v: 2,
  id,
  sentAt: 2,
  sdk: 'browser@0',
  context: { sessionId: 's' },
  view: { id: 'v', url: 'https://shop.example/', route: '/' },
  items: [vital] as unknown[],
}

function decode(given: object) {
  return decodeBeacon(JSON.stringify({ ...beacon, ...given }))
}

function itemsOf(given: object) {
  const decoded = decode(given)
  if (decoded.is !== 'decoded') throw new Error(decoded.detail)
  return decoded.envelopes.flatMap(({ items }) => items)
}

it('tells every item what its beacon says once, and leaves out what it does not know', () => {
  const decoded = decode({ later: true, items: [{ ...vital, later: true }] })

  expect(decoded).toEqual({
    is: 'decoded',
    refused: [],
    envelopes: [
      {
        ...{ id, sentAt: 2, sdk: 'browser@0', drops: [] },
        context: {
          ...{ sessionId: 's', release: '', environment: '', userId: '' },
          ...{ tags: {}, contexts: {} },
        },
        items: [
          {
            ...vital,
            id: expect.stringMatching(/^[\da-f]{8}-/) as unknown,
            ...{ pageViewId: 'v', url: 'https://shop.example/', route: '/', weight: 1 },
            ...{ target: '', imageUrl: '', event: '', loadState: '', parts: {} },
          },
        ],
      },
    ],
  })
})

it('gives the same ids to the same beacon sent again, and others to its neighbours', () => {
  const items = [vital, vital]

  const first = itemsOf({ items }).map((item) => item.id)
  const second = itemsOf({ items, sentAt: 99 }).map((item) => item.id)

  expect(second).toEqual(first)
  expect(new Set(first).size).toBe(2)
})

it('prefers the view an item names itself', () => {
  const view = { id: 'old', url: 'https://shop.example/old' }

  expect(itemsOf({ items: [{ ...vital, view }] })).toMatchObject([
    { pageViewId: 'old', url: 'https://shop.example/old', route: '' },
  ])
})

const error = { is: 'error', at: 10, mechanism: 'error' }
const v8 = [
  '    at pay (https://shop.example/app.js:1:2)',
  '    at main (https://shop.example/app.js:3:4)',
]

it.each([
  ['V8 with its header', v8, [1, 0], `TypeError: x\n${v8[1] ?? ''}\n${v8[0] ?? ''}`],
  [
    'SpiderMonkey without',
    ['pay@https://shop.example/app.js:1:2'],
    [0],
    'pay@https://shop.example/app.js:1:2',
  ],
  ['nothing of lines that are not there', v8, [7], ''],
  ['nothing where there is none', v8, undefined, ''],
])('writes a stack of %s', (_, lines, stack, text) => {
  const exceptions = [{ type: 'TypeError', message: 'x', stack }]

  expect(itemsOf({ lines, items: [{ ...error, exceptions }] })).toMatchObject([
    { exceptions: [{ stack: text }], level: 'error', weight: 1, firstAt: 10 },
  ])
})

it('tells an error what led to it and not what came after', () => {
  const breadcrumbs = [
    { at: 9, kind: 'click', text: 'button' },
    { at: 11, kind: 'console', text: 'later' },
  ]
  const items = [{ ...error, exceptions: [{ type: 'E', message: '' }] }]

  expect(itemsOf({ breadcrumbs, items })).toMatchObject([{ breadcrumbs: [{ text: 'button' }] }])
})

const request = { is: 'request', at: 1, via: 'fetch', target: '/a', durationMs: 5 }

it.each([
  ['load', 200, 'ok'],
  ['load', 404, 'http-error'],
  ['error', 0, 'network-error'],
  ['abort', 0, 'aborted'],
  ['timeout', 0, 'timeout'],
  ['opaque', 0, 'opaque'],
  ['offline', 0, 'offline'],
])('calls a request that ended with %s and %d %s', (event, status, outcome) => {
  expect(itemsOf({ items: [{ ...request, status, outcome: event }] })).toMatchObject([
    { method: 'GET', outcome },
  ])
})

it('takes phases from marks, and none where another origin keeps them to itself', () => {
  const timed = (marks: number[]) => ({
    ...{ ...request, status: 200, outcome: 'load' },
    timing: { marks, transferBytes: 300, bodyBytes: 2 },
  })

  expect(
    itemsOf({ items: [timed([1, 2, 5, 5, 9, 10, 40, 45]), timed([1, 0, 0, 0, 0, 0, 0, 45])] }),
  ).toMatchObject([
    { timing: { waitMs: 1, dnsMs: 3, connectMs: 4, serverMs: 30, downloadMs: 5 } },
    { timing: { waitMs: 1, dnsMs: 0, connectMs: 0, serverMs: 0, downloadMs: 0 } },
  ])
})

it('names the parts of a vital', () => {
  const attribution = { target: '#hero', marks: [100, 150, 400, 900] }

  expect(itemsOf({ items: [{ ...vital, attribution }] })).toMatchObject([
    {
      target: '#hero',
      parts: {
        ...{ timeToFirstByte: 100, resourceLoadDelay: 50 },
        ...{ resourceLoadDuration: 250, elementRenderDelay: 500 },
      },
    },
  ])
})

it('counts what the page left out by kinds and reasons it knows', () => {
  const decoded = decode({
    items: [],
    drops: { 'error:rate': 9_800, 'vital:nonsense': 3, 'evil:rate': 4, 'beacon:overflow': 2 },
  })

  expect(decoded).toMatchObject({
    envelopes: [
      {
        items: [],
        drops: [
          { kind: 'error', reason: 'rate', n: 9_800 },
          { kind: 'beacon', reason: 'overflow', n: 2 },
        ],
      },
    ],
  })
})

it('cuts no character in two', () => {
  const [item] = itemsOf({
    items: [
      {
        ...error,
        exceptions: [{ type: 'T', message: 'm' }],
        tags: { plan: `${'x'.repeat(199)}😀` },
      },
    ],
  })

  expect(item).toMatchObject({ tags: { plan: `${'x'.repeat(199)}\ufffd` } })
})

it('cuts what is too long and makes texts of what is none', () => {
  const tags = { plan: 7, huge: 'x'.repeat(900), object: { a: 1 } }
  const contexts = { cart: { items: 3, nested: { a: [1] } }, odd: 'text' }
  const items = [
    { ...error, tags, contexts, exceptions: [{ type: 'T'.repeat(900), message: 'm' }] },
  ]

  const [item] = itemsOf({ items })

  expect(item).toMatchObject({
    tags: { plan: '7', huge: 'x'.repeat(200), object: '{"a":1}' },
    contexts: { cart: { items: 3, nested: '{"a":[1]}' }, odd: { value: 'text' } },
    exceptions: [{ type: 'T'.repeat(200) }],
  })
})

it.each([
  ['a field that is missing', { ...vital, value: undefined }, 'vital', /^value: /],
  ['a value of a wrong type', { ...vital, value: '900' }, 'vital', /^value: /],
  ['a name nobody knows', { ...vital, name: 'FID' }, 'vital', /^name: /],
  ['a kind nobody knows', { ...vital, is: 'replay' }, 'unknown', /^is: /],
  ['an error without an exception', { ...error, exceptions: [] }, 'error', /^exceptions: /],
  ['something else', 7, 'unknown', /./],
])('refuses %s and keeps its neighbours', (_, bad, kind, detail) => {
  const decoded = decode({ items: [vital, bad, vital] })

  expect(decoded).toMatchObject({
    envelopes: [{ items: [{ is: 'vital' }, { is: 'vital' }] }],
    refused: [
      { index: 1, kind, reason: 'invalid', detail: expect.stringMatching(detail) as unknown },
    ],
  })
})

const metric = { is: 'metric', at: 1, kind: 'gauge', name: 'cart' }

it.each([
  ['a figure no sum can bear', { ...metric, value: 1e300 }, /^value: /],
  ['a time no request takes', { ...vital, attribution: { marks: [1e300] } }, /marks/],
  ['a weight beyond counting', { ...vital, weight: 1e300 }, /^weight: /],
])('refuses %s', (_, bad, detail) => {
  expect(decode({ items: [bad] })).toMatchObject({
    refused: [{ detail: expect.stringMatching(detail) as unknown }],
  })
})

it('keeps the whole address of a script beside its debug id', () => {
  const debugIds = { [`https://shop.example/${'a'.repeat(200)}.js`]: 'd-1' }
  const items = [{ ...error, exceptions: [{ type: 'E', message: '' }] }]

  expect(itemsOf({ debugIds, items })).toMatchObject([{ debugIds }])
})

it('refuses an item that is too large by itself', () => {
  const decoded = decode({ items: [vital, { ...vital, extra: 'x'.repeat(MAX_ITEM_CHARS) }] })

  expect(decoded).toMatchObject({
    envelopes: [{ items: [{ is: 'vital' }] }],
    refused: [{ index: 1, reason: 'too-large' }],
  })
})

it('completes characters that were cut in half', () => {
  const text = JSON.stringify({ ...beacon, view: { id: 'half', url: '/' } }).replace(
    '"half"',
    '"\\ud83d"',
  )

  expect(decodeBeacon(text)).toMatchObject({ envelopes: [{ items: [{ pageViewId: '\ufffd' }] }] })
})

it.each([
  ['no JSON', '{"v":', 'not JSON'],
  ['a page of another format', JSON.stringify({ ...beacon, v: 1 }), 'wire format 2'],
  ['items that are no list', JSON.stringify({ ...beacon, items: {} }), 'items'],
  ['nesting without end', '['.repeat(100_000), 'nests deeper'],
])('refuses %s whole', (_, text, detail) => {
  expect(decodeBeacon(text)).toMatchObject({
    is: 'malformed',
    detail: expect.stringContaining(detail) as unknown,
  })
})

it('lets no line that is named often make a large stack of a small beacon', () => {
  const lines = [`    at f (${'x'.repeat(4_000)})`]
  const exceptions = [{ type: 'E', message: 'm', stack: Array<number>(300).fill(0) }]

  const [item] = itemsOf({ lines, items: [{ ...error, exceptions }] })

  const [exception] = item?.is === 'error' ? item.exceptions : []
  expect(exception?.stack.length).toBeGreaterThan(20_000)
  expect(exception?.stack.length).toBeLessThan(33_000)
})
