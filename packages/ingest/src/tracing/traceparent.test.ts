import { expect, it } from 'vitest'
import { readTraceParent, toTraceParent } from './traceparent.ts'

const SPAN = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' }
const HEADER = `00-${SPAN.traceId}-${SPAN.spanId}-01`

it('reads what it writes', () => {
  expect(toTraceParent(SPAN)).toBe(HEADER)
  expect(readTraceParent(HEADER)).toEqual({ ...SPAN, isSampled: true })
})

it.each([
  [HEADER.replace(/01$/, '00'), false],
  [HEADER.replace(/01$/, '03'), true],
  [`${HEADER.replace(/^00/, '7a')}-what-comes-later`, true],
])('reads %s', (header, isSampled) => {
  expect(readTraceParent(header)).toEqual({ ...SPAN, isSampled })
})

it.each([
  undefined,
  '',
  'none',
  HEADER.toUpperCase(),
  HEADER.replace(/^00/, 'ff'),
  `${HEADER}-more`,
  HEADER.replace(SPAN.traceId, '0'.repeat(32)),
  HEADER.replace(SPAN.spanId, '0'.repeat(16)),
])('takes %s for none', (header) => {
  expect(readTraceParent(header)).toBeUndefined()
})
