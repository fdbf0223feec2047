import { inTime } from './in-time.ts'
import type { LaneAnswer, RankSeries, ReadTraces, Rise } from './lanes.ts'
import type { LoadSeries } from './series.ts'

/** Traces say where to look first; series are not held up for it. */
const TRACES_WITHIN_MS = 500
/** Ranking comes after reading, within the same deadline. */
const RANKING_MS = 600

interface Options {
  loadSeries: LoadSeries
  rankSeries: RankSeries
  now: () => number
}

/** The lane of server metrics. */
export async function readMetrics(
  { loadSeries, rankSeries, now }: Options,
  rise: Rise,
  traces: ReturnType<ReadTraces>,
): Promise<LaneAnswer<'metric'>> {
  const known: Known = { near: [], calls: undefined }
  const { near, calls } = await inTime<Known>(
    traces.catch(() => known),
    { deadline: now() + TRACES_WITHIN_MS, now, late: known },
  )
  const { projectId, signal, windows } = rise
  const deadline = rise.deadline - RANKING_MS
  const { series, problem } = await loadSeries({ projectId, grid: signal.grid, near, deadline })
  const candidates = await rankSeries(signal, series, {
    ...{ windows, deadline: rise.deadline },
    ...(calls && { calls }),
  })
  return {
    ...{ candidates, checked: series.length },
    problem: series.length === 0 && problem === null ? NO_METRICS : problem,
  }
}

const NO_METRICS =
  'There are no server metrics of that time: set SEISMO_PROMETHEUS_URL, or have them written here (remote write, OTLP).'

/** What traces tell of where to look. */
interface Known {
  near: readonly string[]
  calls: ReadonlyMap<string, readonly string[]> | undefined
}
