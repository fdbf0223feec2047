import { PLOT_WIDTH } from '../plot-paths.ts'

/** Bars of several series on top of each other, one path a series; `max` is the highest pile. */
export function stackPaths(
  series: readonly (readonly (number | null)[])[],
  { height, max }: { height: number; max: number },
): string[] {
  const count = series[0]?.length ?? 0
  const step = PLOT_WIDTH / Math.max(1, count)
  const gap = step > 3 ? 1 : step * 0.2
  const below = Array.from({ length: count }, () => 0)
  return series.map((values) =>
    values
      .map((value, index) => {
        const tall = max <= 0 ? 0 : ((value ?? 0) / max) * height
        const base = below[index] ?? 0
        below[index] = base + tall
        if (tall <= 0) return ''
        return `M${round(index * step)} ${round(height - base)}v${-round(tall)}h${round(step - gap)}v${round(tall)}z`
      })
      .join(''),
  )
}

/** The highest pile. */
export function highestPile(series: readonly (readonly (number | null)[])[]): number {
  const count = series[0]?.length ?? 0
  return Math.max(
    0,
    ...Array.from({ length: count }, (_, index) =>
      series.reduce((sum, values) => sum + (values[index] ?? 0), 0),
    ),
  )
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
