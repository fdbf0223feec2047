import { TraceMap } from '@jridgewell/trace-mapping'
import { describe, expect, it } from 'vitest'
import { originalPosition } from './original-position.ts'

const trace = new TraceMap({
  version: 3,
  sources: ['a.ts', 'b.ts'],
  names: [],
  // Line 1 comes from one line only, line 2 is the tool's own.
  mappings: [
    [[4, 0, 10, 2], [8, 1, 20, 4], [12]],
    [
      [0, 0, 30, 1],
      [5, 0, 30, 6],
    ],
    [],
  ],
})

describe('originalPosition', () => {
  it.each([
    [4, { source: 0, line: 10, column: 2 }],
    [7, { source: 0, line: 10, column: 2 }],
    [8, { source: 1, line: 20, column: 4 }],
    [11, { source: 1, line: 20, column: 4 }],
  ])('takes the mapping at or before column %i', (column, position) => {
    expect(originalPosition(trace, 0, column)).toEqual(position)
  })

  it.each([
    ['before the first mapping of the line', 0, 3],
    ["in the tool's own code", 0, 12],
    ['on a line without mappings', 2, 0],
    ['past the last line', 3, 0],
    ['before the first line', -1, 0],
  ])('has no answer %s', (_, line, column) => {
    expect(originalPosition(trace, line, column)).toBeUndefined()
  })

  it('answers without a column only where the whole line is from one line', () => {
    expect(originalPosition(trace, 0, undefined)).toBeUndefined()
    expect(originalPosition(trace, 1, undefined)).toEqual({ source: 0, line: 30, column: 1 })
    expect(originalPosition(trace, 2, undefined)).toBeUndefined()
  })
})
