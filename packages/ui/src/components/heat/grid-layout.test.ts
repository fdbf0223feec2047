import { describe, expect, it } from 'vitest'
import { cornerOf, gridLayout, HEAD, placeAt } from './grid-layout.ts'

const range = (length: number) => Array.from({ length }, (_, index) => index)

describe('the layout of squares', () => {
  it.each([
    [1, 300],
    [7, 300],
    [4_812, 900],
    [50_000, 1_800],
  ])('finds each of %d squares again under its middle', (count, width) => {
    const layout = gridLayout({
      order: range(count),
      groupOf: (entity) => `/${String((entity * 7) % 13)}`,
      ...{ width, targetHeight: 400 },
    })

    const half = layout.cell / 2
    const found = range(count).map((place) => {
      const { x, y } = cornerOf(layout, place)
      return placeAt(layout, x + half, y + half)
    })

    expect(found).toEqual(range(count))
    expect(new Set(layout.order).size).toBe(count)
    for (const { x, width: wide } of layout.blocks) expect(x + wide).toBeLessThanOrEqual(width)
  })

  it('keeps the order within a group, the largest group first, and no names for none', () => {
    const groups = ['b', 'a', 'b', 'b']
    const layout = gridLayout({
      order: [3, 1, 0, 2],
      groupOf: (entity) => groups[entity] ?? '',
      ...{ width: 400, targetHeight: 100 },
    })
    const alone = gridLayout({ order: [0], groupOf: () => '', width: 400, targetHeight: 100 })

    expect([...layout.order]).toEqual([3, 0, 2, 1])
    expect(layout.blocks.map(({ group }) => group)).toEqual(['b', 'a'])
    expect(layout.blocks[0]?.y).toBe(HEAD)
    expect(alone.blocks[0]?.y).toBe(0)
  })

  it('puts the smallest of very many groups together', () => {
    const layout = gridLayout({
      order: range(500),
      groupOf: (entity) => `/${String(entity)}`,
      ...{ width: 900, targetHeight: 400 },
    })

    expect(layout.blocks).toHaveLength(40)
    expect(layout.blocks.at(-1)).toMatchObject({ group: 'Others', count: 461 })
  })

  it('has nothing beside its squares', () => {
    const layout = gridLayout({
      order: range(3),
      groupOf: () => 'a',
      ...{ width: 100, targetHeight: 10 },
    })

    expect(placeAt(layout, 5, 3)).toBeUndefined()
    expect(placeAt(layout, 3 * layout.cell + 1, HEAD + 1)).toBeUndefined()
    expect(placeAt(layout, -1, HEAD + 1)).toBeUndefined()
  })
})
