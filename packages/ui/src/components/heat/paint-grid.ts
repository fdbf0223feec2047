import { cornerOf, type GridLayout } from './grid-layout.ts'
import { LEVEL_COUNT } from './levels.ts'
import type { Pixels } from './pixels.ts'

interface GridPaint {
  layout: GridLayout
  /** Of each entity. */
  levels: Uint8Array
  /** Of each entity, which of `SIZES` it has; the largest where nothing says. */
  sizes?: Uint8Array | undefined
  /** A picture of a square for each level, size by size. */
  sprites: readonly Pixels[]
  /** Pixels of the screen to one of CSS. */
  ratio: number
}

/** Copies each square's picture to its place. */
export function paintGrid(
  pixels: Pixels,
  { layout, levels, sizes, sprites, ratio }: GridPaint,
): void {
  const { blocks, order, cell } = layout
  for (const block of blocks) {
    const from = cornerOf(layout, block.start)
    for (let index = 0; index < block.count; index += 1) {
      const entity = order[block.start + index] ?? 0
      const level = levels[entity] ?? 0
      const x = from.x + (index % block.columns) * cell
      const y = from.y + Math.floor(index / block.columns) * cell
      const sprite = sprites[(sizes?.[entity] ?? 0) * LEVEL_COUNT + level]
      if (sprite) copy(sprite, pixels, { x: Math.round(x * ratio), y: Math.round(y * ratio) })
    }
  }
}

function copy(sprite: Pixels, to: Pixels, { x, y }: { x: number; y: number }): void {
  const { data, width, height } = sprite
  const wide = Math.min(width, to.width - x)
  const rows = Math.min(height, to.height - y)
  for (let row = 0; row < rows; row += 1) {
    const start = row * width
    const target = (y + row) * to.width + x
    // By hand: to set a part of an array makes an object of it, fifty thousand times ten rows.
    for (let at = 0; at < wide; at += 1) to.data[target + at] = data[start + at] ?? 0
  }
}
