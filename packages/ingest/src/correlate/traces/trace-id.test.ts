import { expect, it } from 'vitest'
import { toTraceId, traceOfServerTiming } from './trace-id.ts'

const ID = '4bf92f3577b34da6a3ce929d0e0e4736'

it.each([
  [ID, ID],
  [` ${ID.toUpperCase()}\n`, ID],
  ['a3ce929d0e0e4736', 'a3ce929d0e0e4736'],
  ['0'.repeat(32), undefined],
  [`${ID}0`, undefined],
  ['../services', undefined],
  ['', undefined],
])('%j is the trace %j', (text, id) => {
  expect(toTraceId(text)).toBe(id)
})

it.each([
  [[`db;dur=5;desc=`, `traceparent;dur=0;desc=00-${ID}-00f067aa0ba902b7-01`], ID],
  [[`traceparent;desc="00-${ID}-00f067aa0ba902b7-01"`], ID],
  [['traceparent;dur=0;desc=none'], ''],
  [['traceparents;dur=0;desc=00-'], ''],
  [[], ''],
])('%j names %j', (entries, id) => {
  expect(traceOfServerTiming(entries)).toBe(id)
})
