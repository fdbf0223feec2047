import type { Chart } from '../notification.ts'
import { numberOf, utc } from './facts.ts'

const BARS = '▁▂▃▄▅▆▇█'

/** Of equal spans of the chart, the highest value of each; 0 where a span has none. */
export function columnsOf({ points }: Pick<Chart, 'points'>, most: number): Column[] {
  const first = points[0]?.at ?? 0
  const span = (points.at(-1)?.at ?? 0) - first
  const count = Math.min(most, points.length)
  const columns = Array.from({ length: count }, (_, index) => ({
    at: first + (span * index) / Math.max(1, count),
    value: 0,
  }))
  for (const { at, value } of points) {
    const place = span === 0 ? 0 : Math.floor(((at - first) / span) * count)
    const column = columns[Math.min(count - 1, Math.max(0, place))]
    if (column && Number.isFinite(value)) column.value = Math.max(column.value, value)
  }
  return columns
}

export interface Column {
  at: number
  value: number
}

/** The chart as a line of text: `▁▁▂▁▇█`. */
export function sparkOf(chart: Chart, most = 30): string {
  const columns = columnsOf(chart, most)
  const top = Math.max(...columns.map(({ value }) => value), chart.threshold ?? 0)
  return columns
    .map(({ value }) => BARS[top === 0 ? 0 : Math.round((value / top) * (BARS.length - 1))] ?? '')
    .join('')
}

/** What the chart shows, for those who do not see it. */
export function chartWords(chart: Chart): string {
  const peak = chart.points.reduce<Column | undefined>(
    (best, point) => (best && best.value >= point.value ? best : point),
    undefined,
  )
  if (!peak) return ''
  const usual = chart.band.find(({ at }) => at >= peak.at) ?? chart.band.at(-1)
  return [
    `Peak ${numberOf(peak.value)} ${chart.unit} at ${utc(peak.at)}`,
    ...(usual ? [`usual ${numberOf(usual.low)} to ${numberOf(usual.high)}`] : []),
    ...(chart.threshold === null ? [] : [`threshold ${numberOf(chart.threshold)}`]),
    ...chart.marks.map(({ at, label }) => `${label} at ${utc(at)}`),
  ].join(', ')
}
