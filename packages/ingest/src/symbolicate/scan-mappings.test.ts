import { describe, expect, it } from 'vitest'
import { scanMappings } from './scan-mappings.ts'

const tables = { sources: 1, names: 1 }

describe('scanMappings', () => {
  it.each([
    ['', { lines: 1, segments: 0 }],
    [';;', { lines: 3, segments: 0 }],
    ['A,CAAA;AAAAA', { lines: 2, segments: 3 }],
    // Leading zero digits may go on for ever.
    [`${'g'.repeat(400)}A`, { lines: 1, segments: 1 }],
    // -1 column relative to the segment before, never below zero in all.
    ['C,D', { lines: 1, segments: 2 }],
  ])('counts what %j holds', (mappings, count) => {
    expect(scanMappings(mappings, tables)).toEqual(count)
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
    expect(() => scanMappings(mappings, tables)).toThrow(fault)
  })
})
