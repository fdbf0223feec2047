/** Something that happened must be seen, however little it is beside the peak. */
const LOWEST = 1.5

interface Box {
  width: number
  height: number
  /** Value of the full height; the largest value unless charts share a scale. */
  max?: number
}

/** Bars standing on the bottom of the box, one for each value, as one SVG path. */
export function barsPath(values: readonly number[], { width, height, max }: Box): string {
  const peak = max ?? Math.max(...values, 0)
  if (peak === 0 || values.length === 0) return ''
  const step = width / values.length
  const gap = step > 3 ? 1 : step * 0.2
  return values
    .map((value, index) => {
      if (value <= 0) return ''
      const tall = Math.max(LOWEST, Math.min(1, value / peak) * height)
      return `M${round(index * step)} ${height}v${-round(tall)}h${round(step - gap)}v${round(tall)}z`
    })
    .join('')
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
