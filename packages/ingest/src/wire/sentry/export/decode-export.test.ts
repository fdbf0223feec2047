import { expect, it } from 'vitest'
import { decodeSentryExport, toExportBody } from './decode-export.ts'

const receivedAt = Date.parse('2026-05-04T10:00:00Z')
const received = { contentType: '', receivedAt, requestId: 'r' }

function anExport(overrides: object = {}) {
  const frames = [{ absPath: 'https://shop.example/app.js', function: 'pay', lineNo: 5, colNo: 13 }]
  return {
    ...{ eventID: 'a'.repeat(32), dateCreated: '2026-03-01T08:00:00Z', type: 'error' },
    tags: [
      { key: 'plan', value: 'pro' },
      { key: 'browser.name', value: 'Chrome' },
      { key: 'environment', value: 'production' },
    ],
    release: { version: 'shop@1' },
    entries: [
      {
        type: 'exception',
        data: { values: [{ type: 'Error', value: 'x', stacktrace: { frames } }] },
      },
      {
        type: 'request',
        data: { url: 'https://shop.example/', headers: [['User-Agent', 'Mozilla']] },
      },
    ],
    ...overrides,
  }
}

const decode = (...events: unknown[]) => {
  const decoded = decodeSentryExport(toExportBody(events), received)
  if (decoded.is !== 'decoded') throw new Error(decoded.detail)
  return decoded
}

it('reads an event with its own time, stack and browser', () => {
  expect(decode(anExport()).envelopes).toMatchObject([
    {
      past: { userAgent: 'Mozilla' },
      context: { release: 'shop@1', environment: 'production', tags: { plan: 'pro' } },
      items: [
        {
          at: Date.parse('2026-03-01T08:00:00Z'),
          url: 'https://shop.example/',
          exceptions: [
            {
              type: 'Error',
              frames: [{ function: 'pay', file: 'https://shop.example/app.js', line: 5 }],
            },
          ],
        },
      ],
    },
  ])
})

it('makes no tag of what has a column', () => {
  expect(Object.keys(decode(anExport()).envelopes[0]?.context.tags ?? {})).toEqual(['plan'])
})

it.each([
  ['no id', { eventID: 7 }, /eventID/],
  ['no time', { dateCreated: 'yesterday' }, /dateCreated/],
  ['a time to come', { dateCreated: '2027-01-01T00:00:00Z' }, /future/],
  ['another type', { type: 'transaction' }, /transaction/],
  ['another platform', { platform: 'python' }, /python/],
  ['nothing in it', { entries: [] }, /exception or a message/],
  ['too much in it', { context: { a: 'x'.repeat(70_000) } }, /characters/],
])('leaves out an event with %s, and keeps its neighbour', (_, wrong, detail) => {
  const { envelopes, refused } = decode(anExport(wrong), anExport())

  expect(envelopes).toHaveLength(1)
  expect(refused).toMatchObject([{ index: 0, detail: expect.stringMatching(detail) as unknown }])
})

it('refuses what is no list of events', () => {
  const body = new TextEncoder().encode('[]')

  expect(decodeSentryExport(body, received)).toMatchObject({ is: 'malformed' })
})
