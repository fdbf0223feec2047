import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  aResource,
  aSpan,
  aVital,
  anException,
  bytesOf,
  meta,
  RECEIVED,
  tracesOf,
} from './a-body.ts'
import { decodeFaro } from './decode.ts'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'

const KINDS = new Set(['exception', 'log', 'event', 'measurement', 'span'])
const body = {
  meta,
  exceptions: [anException()],
  logs: [{ message: 'x', level: 'warn' }],
  events: [aResource(), { name: 'session_start' }],
  measurements: [aVital({ lcp: 64 }), { type: 'cart', values: { items: 3 } }],
  traces: tracesOf(aSpan()),
}
const valid = JSON.stringify(body)

/** ClickHouse refuses a whole batch for half a character. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)])
}

function judge(bytes: Uint8Array): void {
  const answer = decodeFaro(bytes, RECEIVED)
  expect(decodeFaro(bytes, RECEIVED)).toEqual(answer)
  expect(textsOf(answer).filter((text) => !text.isWellFormed())).toEqual([])
  const refused = answer.is === 'decoded' ? answer.refused : []
  expect(refused.filter(({ kind }) => !KINDS.has(kind))).toEqual([])
  expect(Object.keys(Object.prototype)).toEqual([])
}

const keys = fc.constantFrom(
  ...['__proto__', 'constructor', 'toString', 'key', 'value', 'values', 'frames', 'polluted'],
  ...['attributes', 'context', 'stringValue', 'arrayValue', 'kvlistValue', '\ud83d'],
)
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, '', '\ud83d', -1, 1e308, 'x'.repeat(300), '2026-05-04T10:00:00Z'),
    fc.double(),
    fc.array(tie('value'), { maxLength: 4 }),
    // As JSON.parse makes it: `__proto__` is a key like any other.
    fc.array(fc.tuple(keys, tie('value')), { maxLength: 5 }).map((all) => Object.fromEntries(all)),
  ),
}))

it('has an answer to any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), judge))
})

it('has an answer to a valid body with a piece of it changed', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('{', '"', 'null', '\u0000', '\\ud83d'))
  fc.assert(
    fc.property(fc.nat(valid.length), fc.nat(40), piece, (at, length, text) => {
      judge(bytesOf(valid.slice(0, at) + text + valid.slice(at + length)))
    }),
  )
})

it('has an answer to a valid body with any value in any of its fields', () => {
  fc.assert(
    fc.property(fc.nat(160), hostile.value, (place, value) => {
      let seen = 0
      const changed = JSON.stringify(body, (_, field: unknown) => {
        seen += 1
        return seen === place + 2 ? value : field
      })
      judge(bytesOf(changed))
    }),
  )
})

it('takes time that grows with the bytes', () => {
  const spans = `{"meta":{},"traces":{"resourceSpans":[{"scopeSpans":[{"spans":[${'{},'.repeat(300_000)}{}]}]}]}}`

  expect(leastCpuMs(() => decodeFaro(bytesOf(spans), RECEIVED), 2)).toBeLessThan(1_000)
})
