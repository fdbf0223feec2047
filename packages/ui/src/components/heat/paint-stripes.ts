import { LEVELS, RAMP_STEPS } from './levels.ts'
import type { Pixels } from './pixels.ts'
import { rowsInSight, type StripesLayout } from './stripes-layout.ts'

interface StripesPaint {
  layout: StripesLayout
  scrollTop: number
  /** Of each cell, entity by entity. */
  levels: Uint8Array
  /** Which entity each row is of. */
  order: ArrayLike<number>
  /** A colour for each level. */
  colors: ArrayLike<number>
  background: number
  ratio: number
}

/** Lower rows are too low for anything but a colour. */
const HIGH_ENOUGH = 8

/** A bar a cell, the higher the worse: whoever cannot tell the colours apart reads the heights. */
export function paintStripes(pixels: Pixels, paint: StripesPaint): void {
  const { layout, scrollTop, ratio, background } = paint
  const { first, end } = rowsInSight(layout, scrollTop)
  const edges = columnEdges(layout.columns, pixels.width)
  pixels.data.fill(background)
  for (let row = first; row < end; row += 1) {
    const top = Math.round((row * layout.rowHeight - scrollTop) * ratio)
    const bottom = Math.round(((row + 1) * layout.rowHeight - scrollTop) * ratio)
    paintRow(pixels, { ...paint, edges, row, top, bottom })
  }
}

interface RowPaint extends StripesPaint {
  edges: Uint32Array
  row: number
  top: number
  bottom: number
}

function paintRow(pixels: Pixels, { layout, levels, order, colors, ...at }: RowPaint): void {
  const { edges, row, top, bottom } = at
  const isHigh = layout.rowHeight >= HIGH_ENOUGH
  // A line between two rows.
  const height = bottom - top - (isHigh ? 2 : 0)
  const start = (order[row] ?? 0) * layout.columns
  const { data, width } = pixels
  for (let column = 0; column < layout.columns; column += 1) {
    const level = levels[start + column] ?? LEVELS.empty
    if (level === LEVELS.empty) continue
    const color = colors[level] ?? 0
    const bar = isHigh ? Math.max(2, Math.round(height * shareOf(level))) : bottom - top
    const left = edges[column] ?? 0
    // A bar a column needs a pixel of its own between two.
    const right = (edges[column + 1] ?? 0) - ((edges[1] ?? 0) > 3 ? 1 : 0)
    const low = Math.min(isHigh ? top + height : bottom, pixels.height)
    for (let y = Math.max(0, low - bar); y < low; y += 1) {
      data.fill(color, y * width + left, y * width + right)
    }
  }
}

/** How high the bar of a level is, of a whole one. */
export function shareOf(level: number): number {
  if (level >= LEVELS.ramp) return 0.3 + (0.7 * (level - LEVELS.ramp)) / (RAMP_STEPS - 1)
  if (level === LEVELS.poor) return 1
  return level === LEVELS.ni ? 0.65 : 0.3
}

function columnEdges(columns: number, width: number): Uint32Array {
  return Uint32Array.from({ length: columns + 1 }, (_, index) =>
    Math.round((index * width) / columns),
  )
}
