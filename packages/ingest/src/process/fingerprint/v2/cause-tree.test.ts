import { describe, expect, it } from 'vitest'
import { causeTree } from './cause-tree.ts'

function named(type: string, parent?: number) {
  return { type, message: type, frames: [], ...(parent !== undefined && { parent }) }
}

function typesOf(tree: ReturnType<typeof causeTree>): unknown[] {
  return [...tree.causes.map(({ type }) => type), ...tree.members.map(typesOf)]
}

describe('the tree of causes', () => {
  it('has the root cause first', () => {
    const tree = causeTree([named('Outer'), named('Middle'), named('Root')])

    expect(typesOf(tree)).toEqual(['Root', 'Middle', 'Outer'])
  })

  it('follows parents, whatever the order', () => {
    const tree = causeTree([named('Outer'), named('A', 0), named('B', 0), named('of B', 2)])

    expect(typesOf(tree)).toEqual(['Outer', ['A'], ['of B', 'B']])
  })

  it('has one member of an AggregateError of one', () => {
    expect(typesOf(causeTree([named('AggregateError'), named('A')]))).toEqual([
      'AggregateError',
      ['A'],
    ])
  })

  it('leaves out a wrapper that repeats its cause', () => {
    expect(typesOf(causeTree([named('A'), named('A'), named('B')]))).toEqual(['B', 'A'])
    expect(typesOf(causeTree([named('AggregateError'), named('AggregateError')]))).toEqual([
      'AggregateError',
    ])
  })

  it.each([
    ['itself', [named('A', 0), named('B', 1)]],
    ['each other', [named('A', 1), named('B', 0)]],
    ['nobody', [named('A', -5), named('B', 99)]],
  ])('is cut where exceptions lead to %s', (_, exceptions) => {
    expect(typesOf(causeTree(exceptions)).sort()).toEqual(['A', 'B'])
  })

  it('reads ten exceptions of a thousand, and none of none', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => named(`E${String(index)}`))

    expect(causeTree(many).causes).toHaveLength(10)
    expect(typesOf(causeTree([]))).toEqual([])
  })
})
