import { useEffect, useRef } from 'react'
import { useColors } from '../../hooks/use-theme.ts'
import { readPalette, type Palette } from './palette.ts'
import type { Pixels } from './pixels.ts'

/** Paints all of the picture; called again when it, its size or the theme changes. */
export type Paint = (pixels: Pixels, look: { palette: Palette; ratio: number }) => void

interface PixelCanvasProps {
  /** In CSS pixels. */
  width: number
  height: number
  paint: Paint
  /** What its time is found by among the browser's performance entries. */
  name: string
  className?: string | undefined
}

/** Of a phone that has three, nobody sees the third. */
const MOST_RATIO = 2

/** A picture that is written as a whole; what it says is said beside it. */
export function PixelCanvas({ width, height, paint, name, className }: PixelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const look = useRef<{ colors: string; palette: Palette }>(undefined)
  const colors = useColors()

  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false })
    if (!context || width < 1 || height < 1) return
    const start = performance.now()
    // A canvas cannot follow a custom property by itself.
    if (look.current?.colors !== colors) look.current = { colors, palette: readPalette() }
    const { palette } = look.current
    const ratio = Math.min(devicePixelRatio, MOST_RATIO)
    const image = sized(context, Math.round(width * ratio), Math.round(height * ratio))
    const data = new Uint32Array(image.data.buffer)
    paint({ data, width: image.width, height: image.height }, { palette, ratio })
    context.putImageData(image, 0, 0)
    performance.measure(name, { start })
  }, [width, height, paint, name, colors])

  return <canvas ref={canvas} className={className} style={{ width, height }} aria-hidden="true" />
}

function sized(context: CanvasRenderingContext2D, width: number, height: number): ImageData {
  const { canvas } = context
  // To set a size empties the canvas, also where it is the same.
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  return context.createImageData(width, height)
}
