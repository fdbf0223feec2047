import { describe, expect, it } from 'vitest'
import {
  countScopes,
  enclosingScope,
  packScopes,
  type FunctionScope,
  type FunctionScopes,
  type SourceLocation,
} from './function-scopes.ts'
import type { Position } from './line-starts.ts'

describe('enclosingScope', () => {
  const scopes = packScopes([
    aScope('inner', [
      [0, 20],
      [0, 40],
    ]),
    aScope('outer', [
      [0, 10],
      [2, 5],
    ]),
    aScope('beside', [
      [0, 40],
      [0, 60],
    ]),
    aScope(undefined, [
      [1, 0],
      [1, 9],
    ]),
    aScope('far', [
      [5, 0],
      [5, 9],
    ]),
  ])

  it.each([
    [0, 9, undefined],
    [0, 10, 'outer'],
    [0, 20, 'inner'],
    [0, 39, 'inner'],
    [0, 40, 'beside'],
    [0, 60, 'outer'],
    [2, 4, 'outer'],
    [2, 5, undefined],
    [5, 8, 'far'],
    [9, 0, undefined],
  ])('is the innermost function around %i:%i', (line, column, name) => {
    expect(around(scopes, { line, column }, { source: 0, line: 9 })?.name).toBe(name)
  })

  it('tells an anonymous function from none', () => {
    const at = { line: 1, column: 3 }

    expect(around(scopes, at, { source: 0, line: 9 })).toEqual({
      name: undefined,
      isInnermost: true,
    })
  })

  it('counts its scopes', () => {
    expect(countScopes(scopes)).toBe(5)
  })
})

describe('the scope of code that was inlined', () => {
  const scopes = packScopes([
    aScope(
      'App',
      [
        [0, 0],
        [0, 90],
      ],
      { source: 0, line: 1 },
    ),
    aScope(
      'render',
      [
        [0, 10],
        [0, 80],
      ],
      { source: 0, line: 50 },
    ),
  ])
  const at = { line: 0, column: 20 }

  it('is not a function of another file', () => {
    expect(around(scopes, at, { source: 1, line: 60 })).toBeUndefined()
  })

  it('is not a function that begins below it', () => {
    expect(around(scopes, at, { source: 0, line: 20 })).toEqual({
      name: 'App',
      isInnermost: false,
    })
  })
})

function aScope(
  name: string | undefined,
  [from, to]: [[number, number], [number, number]],
  origin = { source: 0, line: 0 },
): FunctionScope {
  return {
    start: { line: from[0], column: from[1] },
    end: { line: to[0], column: to[1] },
    name,
    origin,
  }
}

function around(
  { names, table }: FunctionScopes,
  ...[position, origin]: [Position, SourceLocation]
): { name: string | undefined; isInnermost: boolean } | undefined {
  const found = enclosingScope(table, position, origin)
  return found && { ...found, name: names[found.name] }
}
