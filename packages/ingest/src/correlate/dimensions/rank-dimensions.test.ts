import { describe, expect, it } from 'vitest'
import type { DimensionRow, DimensionTable } from '../dimensions.ts'
import { rankDimensions } from './rank-dimensions.ts'

type Given = [values: string[], before: [number, number], during: [number, number]]

function aTable(keys: string[], rows: Given[]): DimensionTable {
  return { keys, rows: rows.map((row) => toRow(row)) }
}

function toRow([values, before, during]: Given): DimensionRow {
  return {
    values,
    before: { hits: before[0], total: before[1] },
    during: { hits: during[0], total: during[1] },
  }
}

/** Every combination, of which those that `rises` tells apart have nine hits more for each usual one. */
function aGrid(
  keys: Record<string, string[]>,
  rises: (values: string[]) => boolean,
): DimensionTable {
  const all = Object.values(keys).reduce<string[][]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  )
  return aTable(
    Object.keys(keys),
    all.map((values) => [values, [20, 2_000], [rises(values) ? 100 : 10, 1_000]]),
  )
}

const CLIENTS = {
  browser: ['Chrome', 'Safari', 'Firefox', 'Edge'],
  page: ['/', '/cart', '/pay', '/search'],
  release: ['1.8', '1.9'],
}

function found(...tables: DimensionTable[]) {
  return rankDimensions(tables).filter(({ isFound }) => isFound)
}

describe('rankDimensions', () => {
  it('names the value that has the extra, and nothing beside it', () => {
    const names = found(aGrid(CLIENTS, ([browser]) => browser === 'Edge')).map(({ name }) => name)

    expect(names).toEqual(['browser Edge'])
  })

  it('names a pair where neither of its values would do', () => {
    const isStruck = ([browser, page]: string[]) => browser === 'Safari' && page === '/pay'

    const [first, ...others] = found(aGrid(CLIENTS, isStruck))

    expect(first?.labels).toEqual({ browser: 'Safari', page: '/pay' })
    expect(others).toEqual([])
  })

  it('names three where it takes three', () => {
    const isStruck = ([browser, page, release]: string[]) =>
      browser === 'Safari' && page === '/pay' && release === '1.9'

    expect(found(aGrid(CLIENTS, isStruck))[0]?.labels).toEqual({
      browser: 'Safari',
      page: '/pay',
      release: '1.9',
    })
  })

  it('names two values that rose apart from each other', () => {
    const isStruck = ([, page]: string[]) => page === '/pay' || page === '/cart'

    const names = found(aGrid(CLIENTS, isStruck)).map(({ name }) => name)

    expect(names.toSorted()).toEqual(['page /cart', 'page /pay'])
  })

  it.each([
    ['all rose alike', () => true],
    ['nothing rose', () => false],
  ])('names nothing where %s', (_, isStruck) => {
    expect(found(aGrid(CLIENTS, isStruck))).toEqual([])
  })

  it('names nothing where a release only got the traffic', () => {
    const table = aTable(
      ['release'],
      [
        [['1.8'], [900, 90_000], [40, 4_000]],
        [['1.9'], [100, 10_000], [360, 36_000]],
      ],
    )

    expect(found(table)).toEqual([])
  })

  it('names nothing where a page that always fails more often got the traffic', () => {
    const table = aTable(
      ['page'],
      [
        [['/import'], [500, 1_000], [1_000, 2_000]],
        [['/'], [100, 10_000], [100, 10_000]],
      ],
    )

    expect(found(table)).toEqual([])
  })

  it('names nothing that had nearly all of it before', () => {
    const all = found(
      aTable(
        ['release'],
        [
          [['1.8'], [2_000, 20_000], [8_000, 20_000]],
          [['1.9'], [4, 2_000], [4, 2_000]],
        ],
      ),
    )

    expect(all).toEqual([])
  })

  it('says shares, how surely they differ, and what part of the extra it is', () => {
    const table = aTable(
      ['browser'],
      [
        [['Edge'], [10, 1_000], [90, 500]],
        [['Chrome'], [90, 9_000], [60, 4_500]],
      ],
    )

    const [edge] = rankDimensions([table])

    expect(edge?.evidence).toMatchObject({
      during: { n: 90, of: 150, share: 0.6 },
      before: { n: 10, of: 100, share: 0.1 },
      significant: true,
    })
    expect(edge?.evidence.explains).toBeCloseTo(0.84, 1)
    const { value = 0, from = 0, to = 0 } = edge?.evidence.lift ?? {}
    expect(from).toBeGreaterThan(3)
    expect(value).toBeCloseTo(5.7, 0)
    expect(to).toBeLessThan(11)
  })

  it('compares what is new with the traffic that it came from', () => {
    const table = aTable(
      ['browser'],
      [
        [['Safari'], [0, 2_000], [95, 1_000]],
        [['Chrome'], [0, 8_000], [5, 4_000]],
      ],
    )

    const [safari] = found(table)

    expect(safari?.labels).toEqual({ browser: 'Safari' })
    expect(safari?.evidence.before).toEqual({ n: 1_000, of: 5_000, share: 0.2 })
  })

  it('names a value that nobody had before', () => {
    const table = aTable(
      ['release'],
      [
        [['1.8'], [50, 10_000], [26, 5_000]],
        [['2.0'], [0, 0], [80, 0]],
      ],
    )

    expect(found(table).map(({ name }) => name)).toEqual(['release 2.0'])
  })

  it('tells of a later table only what the ones before did not', () => {
    const first = aGrid(
      { browser: ['Chrome', 'Edge', 'Safari'] },
      ([browser]) => browser === 'Edge',
    )
    const second = aGrid(
      { browser: ['Chrome', 'Edge', 'Safari'], plan: ['free', 'pro', 'team'] },
      ([browser]) => browser === 'Edge',
    )

    expect(found(first, second).map(({ name }) => name)).toEqual(['browser Edge'])
  })

  it('counts what was sampled as what it stands for, and is no surer for it', () => {
    const rows: Given[] = [
      [['Edge'], [10, 1_000], [90, 500]],
      [['Chrome'], [90, 9_000], [60, 4_500]],
    ]
    const hundredfold = rows.map(([values, [h, n], [d, m]]): Given => [
      values,
      [h * 100, n],
      [d * 100, m],
    ])

    const [once] = rankDimensions([aTable(['browser'], rows)])
    const [sampled] = rankDimensions([{ ...aTable(['browser'], hundredfold), oneIn: 100 }])

    expect(sampled?.evidence.during).toEqual({ n: 9_000, of: 15_000, share: 0.6 })
    expect(sampled?.evidence.lift).toEqual(once?.evidence.lift)
  })

  it.each([
    ['no table', []],
    ['a table of nothing', [aTable(['browser'], [])]],
    ['no dimension', [aTable([], [[[], [3, 10], [9, 10]]])]],
    ['zeros', [aTable(['browser'], [[['Edge'], [0, 0], [0, 0]]])]],
    ['one value', [aTable(['browser'], [[['Edge'], [5, 50], [90, 50]]])]],
    ['what is not known', [aTable(['browser'], [[[''], [5, 50], [90, 50]]])]],
  ])('names nothing in %s', (_, tables) => {
    expect(found(...tables)).toEqual([])
  })

  it('takes any name for a value', () => {
    const names = ['constructor', '__proto__', 'toString', '<script>', '\u0000', '1:1']
    const rows = names.map((name): Given => [
      [name, name],
      [10, 1_000],
      [name === '__proto__' ? 300 : 10, 1_000],
    ])

    const [first] = found(aTable(['__proto__', 'constructor'], rows))

    expect(Object.values(first?.labels ?? {})).toEqual(['__proto__'])
  })

  it('finds one of ten thousand values among fifty dimensions in time', () => {
    const keys = Array.from({ length: 50 }, (_, index) => `key ${String(index)}`)
    const rows = Array.from({ length: 10_000 }, (_, row): Given => {
      const values = keys.map((key, index) => `${key} ${String((row * (index + 7)) % 10_000)}`)
      return [row < 500 ? values.with(3, 'struck') : values, [1, 100], [row < 500 ? 30 : 1, 100]]
    })
    const start = performance.now()

    const [first] = found(aTable(keys, rows))

    expect(first?.labels).toEqual({ 'key 3': 'struck' })
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
