import { decodedMappings, FlattenMap, type SourceMapInput } from '@jridgewell/trace-mapping'
import { expect, it } from 'vitest'
import { shiftColumns } from './shift-columns.ts'
import type { SourceMapJson } from './source-map.ts'

/** Columns of each line: 0 5 9 | none | 3 40 | 0. */
const MAPPINGS = 'AAAA,KAAA,IAAA;;GAAA,qCAAA;AAAA'
const map = { version: 3, sources: ['a.ts'], names: [], mappings: MAPPINGS }

function columnsOf(json: SourceMapJson): number[][] {
  const trace = new FlattenMap(json as SourceMapInput) // it is one
  return decodedMappings(trace).map((line) => line.map(([column]) => column))
}

it.each([
  ['at the beginning', { line: 0, column: 0 }, [[100, 105, 109], [], [3, 40], [0]]],
  ['within a line', { line: 0, column: 5 }, [[0, 105, 109], [], [3, 40], [0]]],
  ['between two places', { line: 0, column: 6 }, [[0, 5, 109], [], [3, 40], [0]]],
  ['behind all of a line', { line: 0, column: 10 }, [[0, 5, 9], [], [3, 40], [0]]],
  ['in an empty line', { line: 1, column: 0 }, [[0, 5, 9], [], [3, 40], [0]]],
  ['in a later line', { line: 2, column: 0 }, [[0, 5, 9], [], [103, 140], [0]]],
  ['in the last line', { line: 3, column: 0 }, [[0, 5, 9], [], [3, 40], [100]]],
  ['behind the last line', { line: 9, column: 0 }, [[0, 5, 9], [], [3, 40], [0]]],
])('moves what stands behind a place %s', (_, place, expected) => {
  const before = columnsOf(map)
  const shifted = shiftColumns(map, { ...place, length: 100 })

  expect(before).toEqual([[0, 5, 9], [], [3, 40], [0]])
  expect(columnsOf(shifted)).toEqual(expected)
})

it.each([
  [
    'in the first',
    { line: 0, column: 0 },
    [[100, 105, 109, 120, 125, 129], [], [3, 40], [0, 7, 12, 16]],
  ],
  [
    'between two of a line',
    { line: 0, column: 20 },
    [[0, 5, 9, 120, 125, 129], [], [3, 40], [0, 7, 12, 16]],
  ],
  [
    'within the second',
    { line: 0, column: 22 },
    [[0, 5, 9, 20, 125, 129], [], [3, 40], [0, 7, 12, 16]],
  ],
  [
    'in a later line of one',
    { line: 2, column: 0 },
    [[0, 5, 9, 20, 25, 29], [], [103, 140], [0, 7, 12, 16]],
  ],
  ['in the last', { line: 3, column: 7 }, [[0, 5, 9, 20, 25, 29], [], [3, 40], [0, 107, 112, 116]]],
])('moves the sections of an index map: %s', (_, place, expected) => {
  const sections = [
    { offset: { line: 0, column: 0 }, map: { ...map, mappings: 'AAAA,KAAA,IAAA' } },
    { offset: { line: 0, column: 20 }, map },
    { offset: { line: 3, column: 7 }, map: { ...map, mappings: 'AAAA,KAAA,IAAA' } },
  ]

  const shifted = shiftColumns({ version: 3, sections }, { ...place, length: 100 })

  expect(columnsOf(shifted)).toEqual(expected)
})
