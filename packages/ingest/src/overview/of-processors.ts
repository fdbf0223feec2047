import { gaugeOnGrid } from '../correlate/samples/gauge-on-grid.ts'
import { rateOnGrid } from '../correlate/samples/rate-on-grid.ts'
import type { Grid } from '../correlate/series.ts'
import type { Scope, Store } from '../store/ports.ts'
import type { StoredSamples } from '../store/server-metrics.ts'
import { columnsOfTotals } from './columns-of-totals.ts'
import type { OverviewColumns } from './overview.ts'
import { cellsOf, packCells } from './pack-cells.ts'
import { processorSeries, type ProcessorSeries } from './processor-series.ts'

/** That are listed to find those of processors among them, and that are read. */
const LISTED = 20_000
const READ = 1_000
const IN_STATEMENT = 250
/** Of a column, enough to tell its mean. */
const SAMPLES_OF_COLUMN = 4
const SECONDS = 10

interface Asked {
  scope: Scope
  stepMs: number
  beforeFrom: number
}

/** How busy the processors of each server were, where servers write their metrics here. */
export async function overviewOfProcessors(
  { serverMetrics }: Pick<Store, 'serverMetrics'>,
  { scope, stepMs, beforeFrom }: Asked,
): Promise<OverviewColumns> {
  const columns = Math.ceil((scope.to - scope.from) / stepMs)
  const now: Grid = { from: scope.from, stepMs, length: columns }
  const earlier: Grid = { ...now, from: beforeFrom }
  const since = { ...scope, from: beforeFrom }
  const all = [
    ...processorSeries(await serverMetrics.series({ ...since, near: [], limit: LISTED })),
  ]
  const servers = withinLimit(all)
  const ids = servers.flatMap(([, series]) => series.map(({ id }) => id))
  const read = {
    now: await samplesOn(serverMetrics, { scope, ids, grid: now }),
    earlier: await samplesOn(serverMetrics, { scope, ids, grid: earlier }),
  }
  const rows = servers.map(([server, series]) =>
    rowOf(server, {
      now: meanCurve(series, read.now, now),
      earlier: meanCurve(series, read.earlier, earlier),
    }),
  )
  const known = rows.filter(({ total }) => total.n > 0)
  return {
    ...{ from: scope.from, to: scope.to, stepMs, columns },
    ...columnsOfTotals(known.map(({ total }) => total)),
    cells: packCells(
      known.map(({ total }) => total),
      known.map(({ total, points }) => ({ ...total, points })),
    ),
    left: all.length - servers.length,
  }
}

interface OnGrid {
  scope: Scope
  ids: readonly string[]
  grid: Grid
}

/** What was measured within the grid, by series. */
async function samplesOn(
  serverMetrics: Store['serverMetrics'],
  { scope, ids, grid: { from, stepMs } }: OnGrid,
): Promise<Map<string, StoredSamples>> {
  const within = { ...scope, from, to: from + scope.to - scope.from, seconds: SECONDS }
  const found = new Map<string, StoredSamples>()
  for (const some of chunked(ids)) {
    const slotMs = stepMs / SAMPLES_OF_COLUMN
    for (const one of await serverMetrics.samples({ ...within, ids: some, slotMs })) {
      found.set(one.id, one)
    }
  }
  return found
}

type Server = readonly [name: string, series: readonly ProcessorSeries[]]

function withinLimit(all: readonly Server[]): Server[] {
  let read = 0
  return all.filter(([, series]) => (read += series.length) <= READ)
}

function chunked(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IN_STATEMENT) }, (_, index) =>
    ids.slice(index * IN_STATEMENT, (index + 1) * IN_STATEMENT),
  )
}

function curvesOf(
  series: readonly ProcessorSeries[],
  samples: ReadonlyMap<string, StoredSamples>,
  grid: Grid,
): Float64Array[] {
  return series.flatMap(({ id, isCounter, isIdle }) => {
    const stored = samples.get(id)
    if (!stored) return []
    const { times, values } = stored
    const read = { times: times.map((time) => grid.from + time), values, length: times.length }
    const curve = isCounter ? rateOnGrid(read, grid) : gaugeOnGrid(read, grid)
    return [isIdle ? curve.map((idle) => Math.min(1, Math.max(0, 1 - idle))) : curve]
  })
}

/** The mean of its processors, column by column. */
function meanCurve(
  series: readonly ProcessorSeries[],
  samples: ReadonlyMap<string, StoredSamples>,
  grid: Grid,
): Float64Array {
  const curves = curvesOf(series, samples, grid)
  const [first = new Float64Array()] = curves
  return first.map((_, column) => meanOf(curves.map((curve) => curve[column] ?? NaN)).value)
}

function rowOf(server: string, curves: { now: Float64Array; earlier: Float64Array }) {
  const [earlier, now] = [meanOf(curves.earlier), meanOf(curves.now)]
  return {
    total: {
      ...{ id: server, group: '', value: orNull(now.value), n: now.n * SAMPLES_OF_COLUMN },
      ...{ before: orNull(earlier.value), beforeN: earlier.n * SAMPLES_OF_COLUMN },
    },
    points: cellsOf(pointsOf(curves.now)),
  }
}

function meanOf(values: Iterable<number>): { value: number; n: number } {
  const known = [...values].filter((value) => !Number.isNaN(value))
  return { value: known.reduce((sum, value) => sum + value, 0) / known.length, n: known.length }
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

function* pointsOf(values: Float64Array) {
  for (const [column, value] of values.entries()) {
    if (!Number.isNaN(value)) yield { column, value, n: SAMPLES_OF_COLUMN }
  }
}
