import type uPlot from 'uplot'
import { formatTick } from '../format/time.ts'
import { tokenColor } from './token-color.ts'

export interface Thresholds {
  good: number
  poor: number
}

interface Inputs {
  width: number
  height: number
  thresholds: Thresholds
  format: (value: number) => string
  onCursor: (cursor: { index: number; left: number } | undefined) => void
  onPick: (box: { from: string; to: string }) => void
}

/** What is around the plot, in px: the axes, and room for the last label. */
export const AROUND_PLOT = { top: 8, right: 8, bottom: 26, left: 56 }

const FONT = "11px -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"
const NARROWEST_PICK_PX = 6
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** From a minute on: the narrowest bucket, and the finest label. */
const TICKS_SECONDS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30].map((n) => n * DAY),
]

export function timeChartOptions(inputs: Inputs): uPlot.Options {
  const { width, height, thresholds, format, onCursor } = inputs
  const axis = {
    stroke: tokenColor('--muted'),
    font: FONT,
    ticks: { show: false },
    border: { show: false },
  }
  return {
    width,
    height,
    padding: [AROUND_PLOT.top, AROUND_PLOT.right, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false }, points: { size: 7 } },
    scales: { y: { range: (_chart, _min, max) => [0, topOf(max, thresholds)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 72,
        size: AROUND_PLOT.bottom,
        incrs: TICKS_SECONDS,
        values: (_chart, ticks) => ticks.map((tick) => formatTick(tick * 1_000, spanOf(ticks))),
      },
      {
        ...axis,
        grid: { stroke: tokenColor('--line'), width: 1 },
        space: 44,
        size: AROUND_PLOT.left,
        values: (_chart, ticks) => ticks.map(format),
      },
    ],
    series: [
      {},
      {
        ...{ stroke: tokenColor('--series'), width: 2, spanGaps: false },
        points: { show: true, size: 6, filter: ({ data }) => aloneIn(data[1] ?? []) },
      },
    ],
    hooks: {
      drawClear: [(chart) => drawBands(chart, thresholds)],
      setCursor: [
        ({ cursor, over }) =>
          onCursor(
            cursor.idx === null || cursor.idx === undefined
              ? undefined
              : { index: cursor.idx, left: (cursor.left ?? 0) + over.offsetLeft },
          ),
      ],
      setSelect: [(chart) => pickOf(chart, inputs)],
    },
  }
}

/** The first threshold is always in sight: a good line without its limit says nothing. */
function topOf(max: number | null, { good }: Thresholds): number {
  return Math.max((max ?? 0) * 1.12, good * 1.25)
}

/** Where a value has none beside it, there is no line that would show it. */
export function aloneIn(values: ArrayLike<number | null | undefined>): number[] {
  const isMeasured = (index: number) => (values[index] ?? null) !== null
  return Array.from({ length: values.length }, (_, index) => index).filter(
    (index) => isMeasured(index) && !isMeasured(index - 1) && !isMeasured(index + 1),
  )
}

function spanOf(ticks: readonly number[]): number {
  return ((ticks.at(-1) ?? 0) - (ticks[0] ?? 0)) * 1_000
}

/** Good, needs improvement and poor as bands behind the line, with a dashed line at each limit. */
function drawBands(chart: uPlot, { good, poor }: Thresholds): void {
  const { ctx, bbox } = chart
  const y = (value: number) =>
    Math.min(bbox.top + bbox.height, Math.max(bbox.top, chart.valToPos(value, 'y', true)))
  const bands = [
    { from: 0, to: good, tint: '--good-tint', edge: '--good' },
    { from: good, to: poor, tint: '--ni-tint', edge: '--ni' },
    { from: poor, to: Infinity, tint: '--poor-tint', edge: '--poor' },
  ] as const
  // Forced colours know no tints, and a filled band would hide the line.
  const isTinted = !matchMedia('(forced-colors: active)').matches
  ctx.save()
  for (const { from, to, tint, edge } of bands) {
    const top = to === Infinity ? bbox.top : y(to)
    ctx.globalAlpha = 0.55
    ctx.fillStyle = tokenColor(tint)
    if (isTinted) ctx.fillRect(bbox.left, top, bbox.width, y(from) - top)
    if (from === 0 || y(from) <= bbox.top) continue
    ctx.globalAlpha = 0.8
    ctx.strokeStyle = tokenColor(edge)
    ctx.lineWidth = devicePixelRatio
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio])
    ctx.beginPath()
    ctx.moveTo(bbox.left, y(from))
    ctx.lineTo(bbox.left + bbox.width, y(from))
    ctx.stroke()
  }
  ctx.restore()
}

function pickOf(chart: uPlot, { onPick }: Inputs): void {
  const { left, width } = chart.select
  if (width < NARROWEST_PICK_PX) return
  const time = (position: number) => new Date(chart.posToVal(position, 'x') * 1_000).toISOString()
  onPick({ from: time(left), to: time(left + width) })
}
