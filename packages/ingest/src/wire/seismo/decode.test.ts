import { expect, it } from 'vitest'
import { decodeBeacon, MAX_ITEM_CHARS } from './decode.ts'

const id = '11111111-1111-4111-8111-111111111111'
const vital = {
  is: 'vital',
  id,
  at: 1,
  pageViewId: 'p',
  name: 'LCP',
  value: 900,
  rating: 'good',
  navigationType: 'navigate',
}
const beacon = {
  v: 1,
  id,
  sentAt: 2,
  sdk: { name: 'test', version: '0' },
  context: { sessionId: 's', url: 'https://shop.example/' },
  items: [vital] as unknown[],
}

function decode(given: object) {
  return decodeBeacon(JSON.stringify({ ...beacon, ...given }))
}

it('reads a beacon and leaves out what it does not know', () => {
  const decoded = decode({ later: true, items: [{ ...vital, later: true }] })

  expect(decoded).toEqual({ is: 'envelope', envelope: { ...beacon, items: [vital] }, refused: [] })
})

it.each([
  ['a field that is missing', { ...vital, value: undefined }, 'vital', /^value: /],
  ['a value of a wrong type', { ...vital, value: '900' }, 'vital', /^value: /],
  ['a name nobody knows', { ...vital, name: 'FID' }, 'vital', /^name: /],
  ['a kind nobody knows', { ...vital, is: 'replay' }, 'unknown', /^is: /],
  ['something else', 7, 'unknown', /./],
])('refuses %s and keeps its neighbours', (_, bad, kind, detail) => {
  const decoded = decode({ items: [vital, bad, vital] })

  expect(decoded).toMatchObject({
    envelope: { items: [vital, vital] },
    refused: [
      { index: 1, kind, reason: 'invalid', detail: expect.stringMatching(detail) as unknown },
    ],
  })
})

it('refuses an item that is too large by itself', () => {
  const decoded = decode({ items: [vital, { ...vital, extra: 'x'.repeat(MAX_ITEM_CHARS) }] })

  expect(decoded).toMatchObject({
    envelope: { items: [vital] },
    refused: [{ index: 1, reason: 'too-large' }],
  })
})

it('completes characters that were cut in half', () => {
  const text = JSON.stringify({ ...beacon, items: [{ ...vital, pageViewId: 'a' }] }).replace(
    '"a"',
    '"\\ud83d"',
  )

  expect(decodeBeacon(text)).toMatchObject({ envelope: { items: [{ pageViewId: '\ufffd' }] } })
})

it.each([
  ['no JSON', '{"v":', 'not JSON'],
  ['a page of another format', JSON.stringify({ ...beacon, v: 2 }), 'wire format 1'],
  ['items that are no list', JSON.stringify({ ...beacon, items: {} }), 'items'],
  ['nesting without end', '['.repeat(100_000), 'nests deeper'],
])('refuses %s whole', (_, text, detail) => {
  expect(decodeBeacon(text)).toMatchObject({
    is: 'malformed',
    detail: expect.stringContaining(detail) as unknown,
  })
})
