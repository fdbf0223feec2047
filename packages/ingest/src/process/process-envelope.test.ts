import { beforeEach, describe, expect, it } from 'vitest'
import type { Row } from '../store/rows.ts'
import type { Envelope } from '../wire/envelope.ts'
import { decodeBeacon } from '../wire/seismo/decode.ts'
import { NO_RULES } from './grouping-rules/compile-rules.ts'
import { processEnvelope } from './process-envelope.ts'

/** Where every place was written, in these tests. */
const original = { file: 'src/cart.ts', line: 4, column: 2, function: 'pay', inApp: true }
let asked: object[]

beforeEach(() => {
  asked = []
})

const RECEIVED = 1_795_230_000_000
const arrival = { projectId: 1, receivedAt: RECEIVED, userAgent: '', country: 'NO' }

/** The page's clock is a minute behind ours. */
const beacon = {
  ...{ v: 2, id: 'a'.repeat(32), sentAt: RECEIVED - 60_000, sdk: 'browser@0' },
  context: { sessionId: 's' },
  view: { id: 'v', url: 'https://ana:secret@shop.example/cart?token=1#top' },
}

function envelopeOf(given: object): Envelope {
  const decoded = decodeBeacon(JSON.stringify({ ...beacon, items: [], ...given }))
  if (decoded.is !== 'decoded') throw new Error(decoded.detail)
  expect(decoded.refused).toEqual([])
  const [envelope] = decoded.envelopes
  if (!envelope) throw new Error('a beacon is one envelope')
  return envelope
}

function rowsOf(given: object): Promise<Row[]> {
  return processEnvelope(envelopeOf(given), arrival, {
    resolveStack: (_, exceptions) =>
      Promise.resolve(exceptions.map((exception) => ({ ...exception, frames: [] }))),
    resolvePlace: (origin, place) => {
      asked.push({ origin, place })
      return Promise.resolve(original)
    },
    rulesOf: () => NO_RULES,
  })
}

const at = beacon.sentAt - 5_000
const error = { is: 'error', at, mechanism: 'error', exceptions: [{ type: 'E', message: 'm' }] }

it('stands what the page left out in the ledger, apart from our own drops', async () => {
  expect(await rowsOf({ drops: { 'error:rate': 9_800, 'vital:sampled': 3 } })).toMatchObject([
    { is: 'outcome', kind: 'error', outcome: 'client-dropped', reason: 'rate', n: 9_800 },
    { is: 'outcome', kind: 'vital', outcome: 'client-dropped', reason: 'sampled', n: 3 },
  ])
})

it('corrects the times of an error, its first repeat and what led to it', async () => {
  const breadcrumbs = [{ at: at - 2_000, kind: 'click', text: '#pay' }]
  const items = [{ ...error, weight: 9_997, firstAt: at - 1_000 }]

  expect(await rowsOf({ breadcrumbs, items })).toMatchObject([
    { is: 'error', at: at + 60_000, firstAt: at + 59_000, weight: 9_997 },
    { is: 'stack' },
    { is: 'body', breadcrumbs: [{ at: at + 58_000, text: '#pay' }] },
  ])
})

it('writes no body where the page told nothing more', async () => {
  expect((await rowsOf({ items: [error] })).map(({ is }) => is)).toEqual(['error', 'stack'])
})

it('groups by the page itself where it says how', async () => {
  const fingerprint = ['checkout']
  const other = [{ type: 'Other', message: 'else' }]

  const rows = await rowsOf({
    items: [{ ...error, fingerprint }, { ...error, fingerprint, exceptions: other }, error],
  })

  const [one, two, three] = rows.flatMap((row) => (row.is === 'error' ? [row.fingerprint] : []))
  expect(two).toBe(one)
  expect(three).not.toBe(one)
})

it('keeps addresses without what is private', async () => {
  const target = 'https://ana:secret@api.example/orders/4711?token=1'
  const request = { ...{ is: 'request', at, via: 'fetch' }, target, status: 200, outcome: 'load' }

  expect(await rowsOf({ items: [{ ...request, durationMs: 5 }] })).toMatchObject([
    {
      url: 'https://shop.example/cart',
      target: 'https://api.example/orders/4711',
      template: 'https://api.example/orders/:id',
    },
  ])
})

it('holds every number within its column, which else would fail the rows of other pages', async () => {
  const position = { file: '', line: 1e300, column: -1 }
  const script = { url: '', position: 1e300, durationMs: 1 }

  const [report, frame, metric] = await rowsOf({
    items: [
      { is: 'report', at, type: 'deprecation', message: '', position },
      { is: 'long-frame', at, durationMs: 300, blockingMs: 250, scripts: [script] },
      {
        ...{ is: 'metric', at, kind: 'histogram', name: 'm', value: 1 },
        buckets: { '-': 2, 27: 1, 32768: 1, '-40000': 1, x: 1 },
      },
    ],
  })

  expect(report).toMatchObject({ line: 4_294_967_295, column: 0 })
  expect(frame).toMatchObject({ scripts: [{ position: 4_294_967_295 }] })
  expect(metric).toMatchObject({ buckets: { '-32768': 2, 27: 1 } })
})

it('tells where the scripts of long frames, vitals and reports were written', async () => {
  const file = 'https://shop.example/app.js'
  const script = { url: file, function: 'p', position: 90, durationMs: 200 }
  const debugIds = { [file]: 'd1' }

  const rows = await rowsOf({
    context: { ...beacon.context, release: 'r' },
    debugIds,
    items: [
      { is: 'long-frame', at, durationMs: 300, blockingMs: 250, scripts: [script] },
      {
        ...{ is: 'vital', at, name: 'INP', value: 300, navigationType: 'navigate' },
        attribution: { script: { ...script, position: -1 } },
      },
      {
        is: 'report',
        at,
        type: 'deprecation',
        message: '',
        position: { file, line: 1, column: 7 },
      },
    ],
  })

  expect(rows).toMatchObject([
    { scripts: [{ url: file, position: 90, original }] },
    { script: { url: file, position: 0, original } },
    { file, line: 1, column: 7, original },
  ])
  const origin = { projectId: 1, release: 'r', debugIds }
  expect(asked).toEqual([
    { origin, place: { url: file, function: 'p', position: 90 } },
    { origin, place: { url: file, function: 'p', position: -1 } },
    { origin, place: { file, line: 1, column: 7 } },
  ])
})

describe('the stack of an error', () => {
  const thrown = (message: string, cause = 'late') => ({
    ...error,
    exceptions: [
      { type: 'Error', message, stack: [0] },
      { type: 'Error', message: cause, stack: [0] },
    ],
  })
  async function errorsOf(...items: object[]) {
    const lines = ['    at pay (https://shop.example/app.js:1:200)']
    const rows = await rowsOf({ items, lines })
    return rows.filter((row) => row.is === 'error')
  }

  it('is one for all messages that differ in their ids, which each error keeps', async () => {
    const [first, second] = await errorsOf(
      thrown('Order 83921 is late', 'by 12 days'),
      thrown('Order 4711 is late', 'by 3 days'),
    )

    expect(second).toMatchObject({ message: 'Order 4711 is late', causes: ['by 3 days'] })
    expect(second?.stackId).toBe(first?.stackId)
  })

  it('is another where the words do', async () => {
    const [first, second] = await errorsOf(thrown('Order 1 is late'), thrown('Order 1 is lost'))

    expect(second?.stackId).not.toBe(first?.stackId)
  })
})

it('keeps the country of who sent it, and none of what is imported', async () => {
  const resolvers = {
    resolveStack: () => Promise.resolve([]),
    resolvePlace: () => Promise.resolve(undefined),
    rulesOf: () => NO_RULES,
  }
  const envelope = envelopeOf({ items: [{ is: 'pageview', at, navigationType: 'navigate' }] })
  const imported = { ...envelope, past: { userAgent: 'Mozilla' } }

  expect(await processEnvelope(envelope, arrival, resolvers)).toMatchObject([{ country: 'NO' }])
  expect(await processEnvelope(imported, arrival, resolvers)).toMatchObject([{ country: '' }])
})
