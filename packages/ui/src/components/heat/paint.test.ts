import { describe, expect, it } from 'vitest'
import { gridLayout } from './grid-layout.ts'
import { LEVEL_COUNT, LEVELS } from './levels.ts'
import { paintGrid } from './paint-grid.ts'
import { paintStripes } from './paint-stripes.ts'
import { toPixel, type Pixels } from './pixels.ts'
import { stripesLayout } from './stripes-layout.ts'

const aPicture = (width: number, height: number): Pixels => ({
  ...{ width, height, data: new Uint32Array(width * height) },
})

const rowsOf = ({ data, width, height }: Pixels) =>
  Array.from({ length: height }, (_, row) => [...data.subarray(row * width, (row + 1) * width)])

it('turns a computed colour into the bytes of a pixel', () => {
  expect([...new Uint8Array(Uint32Array.of(toPixel('rgb(41, 159, 163)')).buffer)]).toEqual([
    ...[41, 159, 163, 255],
  ])
})

describe('paint', () => {
  it('puts the picture of its level at each place', () => {
    const layout = gridLayout({
      order: [1, 0],
      groupOf: () => '',
      ...{ width: 48, targetHeight: 24 },
    })
    const picture = aPicture(layout.width, layout.height)
    const sprites = [7, 8].map((color) => ({
      width: 1,
      height: 2,
      data: Uint32Array.of(color, color),
    }))

    paintGrid(picture, { layout, levels: Uint8Array.of(0, 1), sprites, ratio: 1 })

    expect(layout.cell).toBe(24)
    const painted = rowsOf(picture).slice(0, 3)
    expect(painted.map((row) => [row[0], row[24]])).toEqual([
      [8, 7],
      [8, 7],
      [0, 0],
    ])
  })

  it('takes the picture of its size, where sizes are told', () => {
    const layout = gridLayout({
      order: [0, 1],
      groupOf: () => '',
      ...{ width: 48, targetHeight: 24 },
    })
    const picture = aPicture(layout.width, layout.height)
    const sprites = Array.from({ length: 3 * LEVEL_COUNT }, (_, index) => ({
      ...{ width: 1, height: 1, data: Uint32Array.of(index) },
    }))

    paintGrid(picture, {
      ...{ layout, sprites, ratio: 1 },
      ...{ levels: Uint8Array.of(4, 2), sizes: Uint8Array.of(2, 0) },
    })

    expect([picture.data[0], picture.data[24]]).toEqual([2 * LEVEL_COUNT + 4, 2])
  })

  it('draws worse cells as higher bars, nothing where nothing is known', () => {
    const layout = stripesLayout({ rows: 1, columns: 3 }, 20, true)
    const picture = aPicture(3, 20)

    paintStripes(picture, {
      ...{ layout, scrollTop: 0, order: [0], ratio: 1, background: 1 },
      levels: Uint8Array.of(LEVELS.good, LEVELS.empty, LEVELS.poor),
      colors: { [LEVELS.good]: 2, [LEVELS.poor]: 4, length: 11 },
    })

    const heights = [0, 1, 2].map((x) => rowsOf(picture).filter((row) => row[x] !== 1).length)
    expect(heights).toEqual([5, 0, 18])
  })

  it('paints the rows that are in sight, by the order of rows', () => {
    const layout = { ...stripesLayout({ rows: 3, columns: 1 }, 2, false), rowHeight: 1 }
    const picture = aPicture(1, 2)

    paintStripes(picture, {
      ...{ layout, scrollTop: 1, order: [0, 2, 1], ratio: 1, background: 0 },
      levels: Uint8Array.of(2, 3, 4),
      colors: [0, 0, 20, 30, 40],
    })

    expect([...picture.data]).toEqual([40, 30])
  })
})
