import { describe, expect, it } from 'vitest'
import { toDigits } from './base64-digits.ts'
import { countMappings } from './count-mappings.ts'
import { decodeMappings } from './decode-mappings.ts'
import { countLines, countSegments } from './mappings.ts'

const tables = { sources: 1, names: 1 }

describe('decodeMappings', () => {
  it.each([
    ['', { lines: 1, segments: 0 }],
    [';;', { lines: 3, segments: 0 }],
    ['A,CAAA;AAAAA', { lines: 2, segments: 3 }],
    // Leading zero digits may go on for ever.
    [`${'g'.repeat(400)}A`, { lines: 1, segments: 1 }],
    // -1 column relative to the segment before, never below zero in all.
    ['C,D', { lines: 1, segments: 2 }],
  ])('counts what %j holds', (mappings, count) => {
    const decoded = decode(mappings)

    expect({ lines: countLines(decoded), segments: countSegments(decoded) }).toEqual(count)
  })

  it.each([
    ['A!', 'not Base64 VLQ'],
    ['g', 'not Base64 VLQ'],
    ['é', 'not Base64 VLQ'],
    ['AA', 'has 2 fields'],
    ['AAA', 'has 3 fields'],
    ['AAAAAA', 'more than 5 fields'],
    [',', 'has 0 fields'],
    ['A,', 'has 0 fields'],
    ['D', 'range of 31 bits'],
    [`${'g'.repeat(400)}A,D`, 'range of 31 bits'],
    ['ggggggE', 'above 32 bits'],
    ['ACAA', 'not in `sources`'],
    ['AAAAC', 'not in `names`'],
  ])('refuses %j, which %s', (mappings, fault) => {
    expect(() => decode(mappings)).toThrow(fault)
  })

  it('orders the segments of a line by column, equal ones as they came', () => {
    const { columns, sourceColumns, lineStarts } = decode('IAAC,FAAC,AAAC;AAAC')

    expect([...columns]).toEqual([2, 2, 4, 0])
    expect([...sourceColumns]).toEqual([2, 3, 1, 4])
    expect([...lineStarts]).toEqual([0, 3, 4])
  })
})

function decode(mappings: string) {
  const digits = toDigits(mappings)
  return decodeMappings(digits, countMappings(digits), tables)
}
