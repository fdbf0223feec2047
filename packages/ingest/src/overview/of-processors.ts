import type { Overview } from '../contract/overview.ts'
import { gaugeOnGrid } from '../correlate/samples/gauge-on-grid.ts'
import { rateOnGrid } from '../correlate/samples/rate-on-grid.ts'
import type { Grid } from '../correlate/series.ts'
import type { Scope, Store } from '../store/ports.ts'
import type { StoredSamples } from '../store/server-metrics.ts'
import { columnsOfTotals } from './columns-of-totals.ts'
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
}

/** How busy the processors of each server were, where servers write their metrics here. */
export async function overviewOfProcessors(
  { serverMetrics }: Pick<Store, 'serverMetrics'>,
  { scope, stepMs }: Asked,
): Promise<Overview> {
  const columns = Math.ceil((scope.to - scope.from) / stepMs)
  // The window before comes first.
  const grid: Grid = { from: scope.from - columns * stepMs, stepMs, length: 2 * columns }
  const asked = { ...scope, from: grid.from }
  const listed = await serverMetrics.series({ ...asked, near: [], limit: LISTED })
  const all = [...processorSeries(listed)]
  const servers = withinLimit(all)
  const samples = new Map<string, StoredSamples>()
  for (const ids of chunked(servers.flatMap(([, series]) => series.map(({ id }) => id)))) {
    const slotMs = stepMs / SAMPLES_OF_COLUMN
    const read = await serverMetrics.samples({ ...asked, ids, slotMs, seconds: SECONDS })
    for (const one of read) samples.set(one.id, one)
  }
  const rows = servers.map(([server, series]) => rowOf(server, curvesOf(series, samples, grid)))
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

/** The mean of its processors, column by column; the first half of a curve is the window before. */
function rowOf(server: string, curves: readonly Float64Array[]) {
  const [first = new Float64Array()] = curves
  const mean = first.map((_, column) => meanOf(curves.map((curve) => curve[column] ?? NaN)).value)
  const half = mean.length / 2
  const [earlier, now] = [meanOf(mean.subarray(0, half)), meanOf(mean.subarray(half))]
  return {
    total: {
      ...{ id: server, group: '', value: orNull(now.value), n: now.n * SAMPLES_OF_COLUMN },
      ...{ before: orNull(earlier.value), beforeN: earlier.n * SAMPLES_OF_COLUMN },
    },
    points: cellsOf(pointsOf(mean.subarray(half))),
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
