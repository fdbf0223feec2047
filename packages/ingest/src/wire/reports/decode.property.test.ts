import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aReport, bodies, bytesOf, legacy, RECEIVED, type ReportType } from './a-report.ts'
import { decodeReports } from './decode.ts'
import { leastCpuMs } from '../../testing/least-cpu-ms.ts'

const TYPES = Object.keys(bodies) as ReportType[] // it has no other keys
const valid = JSON.stringify(TYPES.map((type) => aReport(type)))

/** ClickHouse refuses a whole batch for half a character. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

function judge(body: Uint8Array): void {
  const answer = decodeReports(body, RECEIVED)
  expect(decodeReports(body, RECEIVED)).toEqual(answer)
  if (answer.is === 'decoded') {
    const items = answer.envelopes.flatMap((envelope) => envelope.items)
    expect(textsOf(answer).filter((text) => !text.isWellFormed())).toEqual([])
    expect(answer.refused.filter(({ kind }) => kind !== 'report')).toEqual([])
    expect(items.filter(({ at, weight }) => !Number.isFinite(at + weight))).toEqual([])
  }
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
}

const keys = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'toString',
    'polluted',
    'type',
    'body',
    'age',
    'url',
    'csp-report',
  ],
  ...['blockedURL', 'effectiveDirective', 'violated-directive', 'sampling_fraction', '\ud83d'],
)
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, '', '\ud83d', -1, 1e308, 'x'.repeat(3_000), 'data:,', 'https://['),
    fc.constantFrom<string>(...TYPES),
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
  const piece = fc.oneof(fc.string(), fc.constantFrom('{', '"', 'null', '\u0000', '\\ud83d'))
  fc.assert(
    fc.property(fc.nat(valid.length), fc.nat(40), piece, (at, length, text) => {
      judge(bytesOf(valid.slice(0, at) + text + valid.slice(at + length)))
    }),
  )
})

it('has an answer to any JSON in any place', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), hostile.value, (type, value) => {
      judge(bytesOf(value ?? null))
      judge(
        bytesOf([
          { ...aReport(type), body: value },
          { ...aReport(type), url: value },
        ]),
      )
      judge(bytesOf({ 'csp-report': value }))
    }),
  )
})

it('has an answer to a valid report with any value in any of its fields', () => {
  const reports = [...TYPES.map((type) => aReport(type)), { 'csp-report': legacy }]
  fc.assert(
    fc.property(fc.constantFrom(...reports), fc.nat(20), hostile.value, (report, place, value) => {
      let seen = 0
      const changed = JSON.stringify(report, (_, field: unknown) => {
        seen += 1
        return seen === place + 2 ? value : field
      })
      judge(bytesOf(changed))
    }),
  )
})

it('takes time that grows with the bytes', () => {
  const many = `[${'{"type":"crash"},'.repeat(60_000)}{}]`
  const long = JSON.stringify({
    'csp-report': { ...legacy, 'violated-directive': ' '.repeat(1e6) },
  })

  for (const text of [many, long, '"'.repeat(1_000_000)]) {
    expect(leastCpuMs(() => decodeReports(bytesOf(text), RECEIVED), 2)).toBeLessThan(1_000)
  }
})
