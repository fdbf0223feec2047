import type { ExploreAnswer } from '@seismo/ingest/api'
import { PLOT_WIDTH } from '../plot-paths.ts'
import { foldBins, type Binned } from './bins.ts'

/** Shades from few to many; by the logarithm, for a few rows among thousands are what one looks for. */
export const SHADES = 6

export interface Heat {
  at: readonly number[]
  bins: readonly Binned[]
  /** How many there are by step and bin. */
  counts: readonly (readonly number[])[]
  max: number
}

/** How many of a bin there are at a time. */
export interface HeatCell extends Binned {
  at: number
}

export function heatOf(answer: ExploreAnswer): Heat {
  const { columns, rows, from, to, stepMs } = answer
  const place = (name: string) =>
    columns.findIndex((column) => column.name === name || column.is === name)
  const [time, lower, upper, value] = ['time', 'lower', 'upper', 'value'].map(place)
  const cells = rows.map((row) => {
    const bound = row[lower ?? -1]
    return {
      at: Number(row[time ?? -1]),
      lower: typeof bound === 'number' ? bound : null,
      upper: Number(row[upper ?? -1]),
      n: Number(row[value ?? -1]),
    }
  })
  return toHeat(cells, { from, to, stepMs: stepMs ?? to - from })
}

interface Steps {
  from: number
  to: number
  stepMs: number
}

export function toHeat(cells: readonly HeatCell[], { from, to, stepMs }: Steps): Heat {
  const bins = foldBins(cells)
  const at = Array.from(
    { length: Math.ceil((to - from) / stepMs) },
    (_, index) => from + index * stepMs,
  )
  const places = new Map(bins.map(({ lower }, index) => [keyOf(lower), index]))
  const counts = at.map(() => bins.map(() => 0))
  for (const { at: time, lower, n } of cells) {
    const column = counts[Math.round((time - from) / stepMs)]
    const bin = places.get(keyOf(lower))
    if (column !== undefined && bin !== undefined) column[bin] = n
  }
  // One by one: as arguments of a call they may be more than its stack has room for.
  const max = counts.reduce((most, column) => column.reduce((a, b) => Math.max(a, b), most), 0)
  return { at, bins, counts, max }
}

/** One path a shade, the lowest values at the bottom. */
export function heatPaths({ at, bins, counts, max }: Heat, height: number): string[] {
  const [wide, tall] = [PLOT_WIDTH / Math.max(1, at.length), height / Math.max(1, bins.length)]
  const shades = Array.from({ length: SHADES }, (): string[] => [])
  for (const [step, column] of counts.entries()) {
    for (const [bin, n] of column.entries()) {
      if (n === 0) continue
      const shade = shadeOf(n, max)
      const y = height - (bin + 1) * tall
      shades[shade]?.push(
        `M${round(step * wide)} ${round(y)}h${round(wide)}v${round(tall)}h${-round(wide)}z`,
      )
    }
  }
  return shades.map((cells) => cells.join(''))
}

export function shadeOf(n: number, max: number): number {
  if (max <= 1) return SHADES - 1
  return Math.min(SHADES - 1, Math.floor((Math.log(n) / Math.log(max)) * SHADES))
}

/** Of two computations of the same bound the last digits may differ. */
function keyOf(lower: number | null): string {
  return lower === null ? 'zero' : lower.toPrecision(6)
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
