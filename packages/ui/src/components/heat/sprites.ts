import { LEVELS } from './levels.ts'
import type { Palette } from './palette.ts'
import type { Pixels } from './pixels.ts'
import { SIZES } from './size-steps.ts'

/** The picture of a square for each level, size by size, drawn once by the browser and then copied. */
export function drawSprites(palette: Palette, size: number): Pixels[] {
  const canvas = document.createElement('canvas')
  canvas.width = size * palette.fills.length
  canvas.height = size * SIZES.length
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return []
  context.fillStyle = palette.background
  context.fillRect(0, 0, canvas.width, canvas.height)
  return SIZES.flatMap((scale, row) =>
    palette.fills.map((fill, level) => {
      const [x, y] = [level * size, row * size]
      context.fillStyle = fill
      context.strokeStyle = edgeOf(palette, level)
      context.lineWidth = Math.max(1, size / 12) / scale
      context.save()
      const margin = (size * (1 - scale)) / 2
      context.translate(x + margin, y + margin)
      context.scale(scale, scale)
      drawLevel(context, level, size)
      context.restore()
      const { data } = context.getImageData(x, y, size, size)
      return { data: new Uint32Array(data.buffer), width: size, height: size }
    }),
  )
}

/** The shapes of `ui/Shape`; of a ramp, whose colours differ in brightness, a square. */
function drawLevel(context: CanvasRenderingContext2D, level: number, size: number): void {
  // A gap to the neighbours.
  const edge = Math.max(0.5, size * 0.08)
  const inner = size - 2 * edge
  context.beginPath()
  if (level === LEVELS.empty) context.rect(size / 2 - 1, size / 2 - 1, 2, 2)
  else if (level === LEVELS.low) context.arc(size / 2, size / 2, inner * 0.32, 0, 2 * Math.PI)
  else if (level === LEVELS.good) context.arc(size / 2, size / 2, inner * 0.42, 0, 2 * Math.PI)
  else if (level === LEVELS.ni) trace(context, { edge, inner })
  else context.rect(edge, edge, inner, inner)
  if (level !== LEVELS.low) context.fill()
  const isOutlined = level === LEVELS.low || level === LEVELS.ni || level >= LEVELS.ramp
  if (isOutlined) context.stroke()
}

/** Amber, and the palest of a ramp, have too little contrast of their own. */
function edgeOf({ fills, edge }: Palette, level: number): string {
  if (level === LEVELS.ni) return edge
  return fills[level >= LEVELS.ramp ? LEVELS.empty : level] ?? edge
}

function trace(
  context: CanvasRenderingContext2D,
  { edge, inner }: { edge: number; inner: number },
): void {
  context.moveTo(edge + inner / 2, edge + inner * 0.08)
  context.lineTo(edge + inner * 0.96, edge + inner * 0.92)
  context.lineTo(edge + inner * 0.04, edge + inner * 0.92)
  context.closePath()
}
