import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Decode } from '../decoded.ts'
import {
  anEnvelope,
  anEvent,
  aSession,
  aSpan,
  bytesOf,
  header,
  RECEIVED,
  streamed,
  trace,
} from './an-envelope.ts'
import { decodeSentryEnvelope, decodeSentryStore } from './decode.ts'
import { kindOf } from './kinds.ts'
import { isRecord } from '../foreign/read-json.ts'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'

const valid = new TextDecoder().decode(
  anEnvelope(
    [
      ['event', anEvent()],
      ['session', aSession()],
      ['span', streamed(aSpan('pageload', { 'browser.web_vital.fcp.value': 9 }), aSpan('x'))],
      ['transaction', { ...anEvent(), start_timestamp: 1, spans: [{ span_id: 'a' }] }],
      ['client_report', { discarded_events: [{ reason: 'a', category: 'error', quantity: 1 }] }],
      ['feedback', anEvent({ contexts: { feedback: { message: 'slow' } } })],
      ['user_report', { comments: 'slow' }],
      ['log', {}],
      ['trace_metric', { items: [{ name: 'a', type: 'distribution', value: 2 }] }],
    ],
    { ...header, trace },
  ),
)
const DECODERS: Decode[] = [decodeSentryEnvelope, decodeSentryStore]

/** ClickHouse refuses a whole batch for half a character. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)])
}

function isLabel(kind: string): boolean {
  return kind === 'unknown' || kind === 'session-update' || kindOf(kind) === kind
}

function judge(body: Uint8Array): void {
  for (const decode of DECODERS) {
    const answer = decode(body, RECEIVED)
    expect(decode(body, RECEIVED)).toEqual(answer)
    if (answer.is === 'malformed') continue
    expect(textsOf(answer).filter((text) => !text.isWellFormed())).toEqual([])
    const kinds = answer.refused.map(({ kind }) => kind)
    expect(kinds.filter((kind) => !isLabel(kind))).toEqual([])
  }
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
}

const keys = fc.constantFrom(
  '\ud83d',
  ...['__proto__', 'constructor', 'toString', 'exception', 'values', 'contexts', 'trace', 'items'],
  ...['attributes', 'tags', 'breadcrumbs', 'mechanism', 'frames', 'request', 'user', 'polluted'],
)
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, '', '\ud83d', -1, 1e308, 'x'.repeat(300), '2026-05-04T10:00:00Z'),
    fc.double(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(keys, tie('value')), { maxLength: 5 }).map((pairs) => {
      // As JSON.parse makes it: `__proto__` is a key like any other.
      return Object.fromEntries(pairs)
    }),
  ),
}))

it('has an answer to any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), judge))
})

it('has an answer to a valid body with a piece of it changed', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('\n', '{', '"', 'null', '\u0000', '\\ud83d'))
  fc.assert(
    fc.property(fc.nat(valid.length), fc.nat(40), piece, (at, length, text) => {
      judge(bytesOf(valid.slice(0, at) + text + valid.slice(at + length)))
    }),
  )
})

const TYPES = [
  ...['event', 'session', 'span', 'transaction'],
  ...['client_report', 'feedback', 'user_report', 'log', 'trace_metric', 'toString'],
]

it('has an answer to any JSON in any item', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), hostile.value, hostile.value, (type, value, head) => {
      const own = Object.fromEntries(isRecord(value) ? Object.entries(value) : [])
      judge(anEnvelope([[type, { ...anEvent(), ...own }]], { ...header, trace: head }))
      judge(anEnvelope([[type, value]]))
    }),
  )
})

it('has an answer to a valid item with any value in any of its fields', () => {
  const items = valid.split('\n').slice(1)
  fc.assert(
    fc.property(fc.nat(items.length / 2 - 1), fc.nat(200), hostile.value, (nth, place, value) => {
      const [item = '', payload = ''] = items.slice(nth * 2)
      let seen = 0
      const changed = JSON.stringify(JSON.parse(payload), (_, field: unknown) => {
        seen += 1
        return seen === place + 2 ? value : field
      })
      judge(bytesOf([JSON.stringify(header), item, changed].join('\n')))
    }),
  )
})

it('takes time that grows with the bytes', () => {
  const many = `{"items":[${'{"span_id":"a","start_timestamp":1},'.repeat(1_500)}{}]}`
  const wide = `{"message":"x","tags":{${Array.from({ length: 9_000 }, (_, n) => `"${n}":1`).join()}}}`
  const lines = `{}${'\n'.repeat(1_000_000)}`
  const texts = [`{}\n{"type":"span"}\n${many}`, `{}\n{"type":"event"}\n${wide}`, lines]

  for (const text of texts) {
    expect(leastCpuMs(() => decodeSentryEnvelope(bytesOf(text), RECEIVED), 2)).toBeLessThan(1_000)
  }
})
