/** The box that the paths are drawn in; its width is stretched to that of the page. */
export const PLOT_WIDTH = 1_000

interface Scale {
  height: number
  /** Value of the full height. */
  max: number
}

/** One value for each of evenly wide buckets, at their middle; a gap where there is none. */
export function gappyLine(values: readonly (number | null)[], scale: Scale): string {
  const step = PLOT_WIDTH / Math.max(1, values.length)
  return values
    .map((value, index) => {
      if (value === null) return ''
      const x = round((index + 0.5) * step)
      const before = values[index - 1]
      // What stands alone between two gaps would be a line without length, which is not seen.
      const isAlone = (before ?? null) === null && (values[index + 1] ?? null) === null
      const y = yOf(value, scale)
      if (isAlone) return `M${round(x - step / 2)} ${y}H${round(x + step / 2)}`
      return `${(before ?? null) === null ? 'M' : 'L'}${x} ${y}`
    })
    .join('')
}

/** The same as steps over the whole width of each bucket: of a limit, which holds for all of it. */
export function stepLine(values: readonly (number | null)[], scale: Scale): string {
  const step = PLOT_WIDTH / Math.max(1, values.length)
  return values
    .map((value, index) => {
      if (value === null) return ''
      const y = yOf(value, scale)
      const joins = (values[index - 1] ?? null) !== null
      return `${joins ? 'L' : 'M'}${round(index * step)} ${y}H${round((index + 1) * step)}`
    })
    .join('')
}

interface Range {
  low: number
  high: number
}

/** What was to be expected, as an area for each stretch without a gap. */
export function bandArea(ranges: readonly (Range | null)[], scale: Scale): string {
  const step = PLOT_WIDTH / Math.max(1, ranges.length)
  return stretchesOf(ranges)
    .map(({ first, range }) => {
      const x = (index: number) => round((first + index) * step)
      const end = range.length
      const upper = range.map(
        ({ high }, index) => `${x(index)} ${yOf(high, scale)}H${x(index + 1)}`,
      )
      const lower = range
        .map(({ low }, index) => `${x(index + 1)} ${yOf(low, scale)}H${x(index)}`)
        .toReversed()
      return end === 0 ? '' : `M${upper.join('L')}L${lower.join('L')}Z`
    })
    .join('')
}

function stretchesOf(ranges: readonly (Range | null)[]): { first: number; range: Range[] }[] {
  const stretches: { first: number; range: Range[] }[] = []
  for (const [index, range] of ranges.entries()) {
    if (range === null) continue
    const last = stretches.at(-1)
    if (last !== undefined && last.first + last.range.length === index) last.range.push(range)
    else stretches.push({ first: index, range: [range] })
  }
  return stretches
}

function yOf(value: number, { height, max }: Scale): number {
  const share = max <= 0 ? 0 : Math.min(1, Math.max(0, value / max))
  return round(height - share * height)
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
