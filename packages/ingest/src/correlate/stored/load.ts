import { StoreError } from '../../store/store-error.ts'
import type { ServerMetrics, StoredSamples, StoredSeries } from '../../store/server-metrics.ts'
import { gaugeOnGrid } from '../samples/gauge-on-grid.ts'
import { kindOf, type MetricKind } from '../samples/metric-kind.ts'
import { createIsNear, placeOf } from '../samples/near.ts'
import { rateOnGrid } from '../samples/rate-on-grid.ts'
import type { Samples } from '../samples/samples.ts'
import { createSeriesCollector } from '../samples/series-collector.ts'
import { withoutSums } from '../samples/without-sums.ts'
import type { LoadedSeries, LoadSeries, SeriesQuery, ServerSeries } from '../series.ts'

interface StoredOptions {
  serverMetrics: ServerMetrics
  now: () => number
  /** That are read; of histograms each bucket is one. */
  maxSeries: number
}

const IN_STATEMENT = 250
/** Listed, for each that is read: what is left out is to be told, but not at any price. */
const LISTED = 4
/** Before the grid: a rate begins with the sample before. */
const LEAD_MS = 150_000

/** Server metrics that were written here, on the grid. */
export function createLoadStored({ serverMetrics, now, maxSeries }: StoredOptions): LoadSeries {
  async function load(query: SeriesQuery): Promise<LoadedSeries> {
    const { projectId, grid, deadline } = query
    const scope = {
      projectId,
      from: grid.from - LEAD_MS,
      to: grid.from + grid.length * grid.stepMs,
    }
    const listed = await serverMetrics.series({
      ...{ ...scope, near: query.near.map(placeOf), limit: maxSeries * LISTED },
    })
    const { taken, left } = choose(listed, query, maxSeries)
    const series: ServerSeries[] = []
    let read = 0
    // Metric by metric, so that a histogram's buckets come together.
    for (const part of partsOf(taken)) {
      const leftMs = deadline - now()
      if (leftMs <= 0) break
      const asked = serverMetrics.samples({
        ...{ ...scope, ids: part.map(({ id }) => id), slotMs: grid.stepMs / 2 },
        deltas: part.filter(({ type }) => type === 'delta').map(({ id }) => id),
        seconds: Math.max(1, Math.ceil(leftMs / 1_000)),
      })
      const samples = await (read > 0 ? ifReadable(asked) : asked)
      if (!samples) break
      series.push(...onGrid({ part, samples, from: scope.from }, query))
      read += part.length
    }
    return { grid, series, problem: problemOf({ read, taken: taken.length, left }) }
  }

  return async (query) => {
    try {
      return await load(query)
    } catch (cause) {
      if (!(cause instanceof StoreError)) throw cause
      const problem = `Stored server metrics could not be read (${cause.trouble}); look at a shorter range, or see whether the database is well.`
      return { grid: query.grid, series: [], problem }
    }
  }
}

/** Undefined where the database gave up: what was read before that is as good as it was. */
async function ifReadable(samples: Promise<StoredSamples[]>): Promise<StoredSamples[] | undefined> {
  try {
    return await samples
  } catch (cause) {
    if (cause instanceof StoreError) return undefined
    throw cause
  }
}

interface Chosen extends StoredSeries {
  kind: MetricKind
  /** Equal of the buckets of one histogram, which are read together. */
  whole: string
}

/** As of a Prometheus: who is near first, then the metrics with few series. */
function choose(listed: readonly StoredSeries[], { near }: SeriesQuery, most: number) {
  const known = withoutSums(
    listed.map(toChosen).filter(({ kind }) => kind !== 'nothing' && kind !== 'native'),
  )
  const sizes = new Map<string, number>()
  for (const { name } of known) sizes.set(name, (sizes.get(name) ?? 0) + 1)
  const isNear = createIsNear(near)
  const ordered = known
    .map((one) => ({ one, rank: isNear(one.labels) ? 0 : (sizes.get(one.name) ?? 0) }))
    .sort((a, b) => a.rank - b.rank || (a.one.name < b.one.name ? -1 : 1))
    .map(({ one }) => one)
  const taken = ordered.slice(0, most).sort((a, b) => (a.whole < b.whole ? -1 : 1))
  return { taken, left: ordered.length - taken.length }
}

function toChosen(series: StoredSeries): Chosen {
  const { id, name, type, labels } = series
  const kind = kindOf(name, labels, new Map([[name, type]]))
  const others = Object.entries(labels).filter(([label]) => label !== 'le')
  const whole = kind === 'bucket' ? JSON.stringify(others.sort()) : id
  return { ...series, kind, whole: `${name} ${whole}` }
}

function partsOf(series: readonly Chosen[]): Chosen[][] {
  const parts: Chosen[][] = []
  for (const one of series) {
    const last = parts.at(-1)
    const isOfLast = last?.at(-1)?.whole === one.whole
    if (last && (last.length < IN_STATEMENT || isOfLast)) last.push(one)
    else parts.push([one])
  }
  return parts
}

interface Part {
  part: readonly Chosen[]
  samples: readonly StoredSamples[]
  from: number
}

function onGrid({ part, samples, from }: Part, { grid }: SeriesQuery): ServerSeries[] {
  const { add, end } = createSeriesCollector(grid, () => '')
  const byId = new Map(samples.map((one) => [one.id, one]))
  for (const { id, name: metric, kind, type, labels } of part) {
    const stored = byId.get(id)
    if (!stored) continue
    const read = toSamples(stored, from)
    const isRate = kind === 'counter' || kind === 'delta' || kind === 'bucket'
    const values = isRate ? rateOnGrid(read, grid, type === 'delta') : gaugeOnGrid(read, grid)
    add({ metric, kind, labels, values })
  }
  return end()
}

function toSamples({ times, values }: StoredSamples, from: number): Samples {
  return { times: times.map((time) => from + time), values, length: times.length }
}

function problemOf({ read, taken, left }: { read: number; taken: number; left: number }) {
  const words: string[] = []
  if (read < taken)
    words.push(
      `Of ${taken} stored series ${taken - read} were not read in time; look at a shorter range.`,
    )
  if (left > 0)
    words.push(
      `Only ${taken} stored series were compared; have fewer written here, or raise SEISMO_PROMETHEUS_SERIES.`,
    )
  return words.length === 0 ? null : words.join(' ')
}
