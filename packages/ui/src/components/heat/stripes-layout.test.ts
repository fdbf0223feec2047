import { describe, expect, it } from 'vitest'
import { rowsInSight, stripeAt, stripesLayout } from './stripes-layout.ts'

describe('the layout of stripes', () => {
  it('is as high as its rows, and scrolls beyond that', () => {
    expect(stripesLayout({ rows: 3, columns: 96 }, 400, true)).toMatchObject({ height: 60 })
    expect(stripesLayout({ rows: 900, columns: 96 }, 400, true)).toMatchObject({
      ...{ height: 400, rowHeight: 20 },
    })
    expect(stripesLayout({ rows: 800, columns: 96 }, 400, false)).toMatchObject({ rowHeight: 1 })
    expect(stripesLayout({ rows: 200, columns: 96 }, 400, false)).toMatchObject({ rowHeight: 2 })
  })

  it('finds the cell under a point', () => {
    const layout = stripesLayout({ rows: 10, columns: 96 }, 400, true)

    expect(stripeAt(layout, { x: 0, y: 0, width: 480 })).toEqual({ row: 0, column: 0 })
    expect(stripeAt(layout, { x: 479, y: 199, width: 480 })).toEqual({ row: 9, column: 95 })
    expect(stripeAt(layout, { x: 480, y: 45, width: 480 })).toEqual({ row: 2, column: 95 })
    expect(stripeAt(layout, { x: 5, y: 200, width: 480 })).toBeUndefined()
    expect(stripeAt(layout, { x: -1, y: 5, width: 480 })).toBeUndefined()
  })

  it('knows which rows are in sight', () => {
    const layout = stripesLayout({ rows: 100, columns: 96 }, 400, true)

    expect(rowsInSight(layout, 0)).toEqual({ first: 0, end: 20 })
    expect(rowsInSight(layout, 30)).toEqual({ first: 1, end: 22 })
    expect(rowsInSight(layout, 1_900)).toEqual({ first: 95, end: 100 })
    expect(rowsInSight(layout, 9_000)).toEqual({ first: 100, end: 100 })
  })
})
