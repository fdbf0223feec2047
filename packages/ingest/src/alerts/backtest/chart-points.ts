import type { Backtest } from '../../contract/alerts.ts'
import type { PastSeries } from '../observation.ts'

const MOST_POINTS = 400

type Point = Backtest['points'][number]

/** Of the series with the highest values, as many points as a chart has room for; each the worst of its time. */
export function chartPoints(past: readonly PastSeries[]): Point[] {
  const series = past.reduce<PastSeries | undefined>(
    (most, one) => (!most || highest(one) > highest(most) ? one : most),
    undefined,
  )
  const all = series?.observations ?? []
  const width = Math.max(1, Math.ceil(all.length / MOST_POINTS))
  return Array.from({ length: Math.ceil(all.length / width) }, (_, index) => {
    const bin = all.slice(index * width, (index + 1) * width)
    return toPoint(bin)
  })
}

function highest({ observations }: PastSeries): number {
  return observations.reduce((most, { value }) => Math.max(most, value ?? -Infinity), -Infinity)
}

function toPoint(bin: PastSeries['observations']): Point {
  const worst = bin.reduce((most, one) => ((one.value ?? -1) > (most.value ?? -1) ? one : most))
  const { at, value, expected, band } = worst
  return { at, value, expected, low: band?.low ?? null, high: band?.high ?? null }
}
